/** The compression of messages: DEFLATE (RFC 1951) as permessage-deflate uses it (RFC 7692 7.2). */
@NullMarked
package io.github.wsgauntlet.server.deflate;

import org.jspecify.annotations.NullMarked;
