/**
 * Carries findings to other people: a case file as a short token, and a scenario as a program that needs nothing else.
 */
@NullMarked
package io.github.wsgauntlet.harness.replay;

import org.jspecify.annotations.NullMarked;
