/** What a target did about a case, as data: the half of a verdict that no sentence has to be parsed for. */
@NullMarked
package io.github.wsgauntlet.cases.reaction;

import org.jspecify.annotations.NullMarked;
