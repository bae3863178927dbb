/** Reads compressed messages (RFC 7692, RFC 1951) and tells how they were made. Reads everything, judges nothing. */
@NullMarked
package io.github.wsgauntlet.harness.deflate;

import org.jspecify.annotations.NullMarked;
