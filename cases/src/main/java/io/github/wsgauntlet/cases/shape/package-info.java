/** Shapes of JSON values, and how they are written. */
@NullMarked
package io.github.wsgauntlet.cases.shape;

import org.jspecify.annotations.NullMarked;
