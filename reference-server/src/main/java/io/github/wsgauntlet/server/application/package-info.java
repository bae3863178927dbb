/** What a server does with messages, and what it sees of a connection: the part that its user writes. */
@NullMarked
package io.github.wsgauntlet.server.application;

import org.jspecify.annotations.NullMarked;
