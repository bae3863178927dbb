/** What bytes mean: messages, violations, close codes, UTF-8, offers. Shared by all that reads a conversation. */
@NullMarked
package io.github.wsgauntlet.harness.conversation;

import org.jspecify.annotations.NullMarked;
