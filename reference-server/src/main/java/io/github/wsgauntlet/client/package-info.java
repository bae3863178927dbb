/**
 * A WebSocket client that keeps every rule, except those it was told to waive: the reference server's other end, on the
 * same core.
 */
@NullMarked
package io.github.wsgauntlet.client;

import org.jspecify.annotations.NullMarked;
