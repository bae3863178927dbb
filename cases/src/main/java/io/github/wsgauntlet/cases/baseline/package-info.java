/** What a target is known not to pass. */
@NullMarked
package io.github.wsgauntlet.cases.baseline;

import org.jspecify.annotations.NullMarked;
