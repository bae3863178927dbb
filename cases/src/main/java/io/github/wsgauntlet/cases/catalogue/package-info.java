/** The built-in cases, how they are chosen, and what they cover and are worth. */
@NullMarked
package io.github.wsgauntlet.cases.catalogue;

import org.jspecify.annotations.NullMarked;
