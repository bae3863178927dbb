/** Writes compressed messages (RFC 7692, RFC 1951), every legal one and as many others as a case can want. */
@NullMarked
package io.github.wsgauntlet.cases.deflate;

import org.jspecify.annotations.NullMarked;
