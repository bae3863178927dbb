/**
 * What the server holds a client to: the rules of the RFCs, each of which can be waived, and the policies and limits of
 * its own. Every other package may use this one, which uses none.
 */
@NullMarked
package io.github.wsgauntlet.server.rule;

import org.jspecify.annotations.NullMarked;
