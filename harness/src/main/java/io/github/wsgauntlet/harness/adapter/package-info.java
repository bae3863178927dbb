/** How messages are wrapped for a server that sends them back only in its own protocol, and unwrapped again. */
@NullMarked
package io.github.wsgauntlet.harness.adapter;

import org.jspecify.annotations.NullMarked;
