/** Steps and outcomes in words. */
@NullMarked
package io.github.wsgauntlet.cases.prose;

import org.jspecify.annotations.NullMarked;
