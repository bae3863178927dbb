package io.github.wsgauntlet.cases.reaction;

import java.util.Locale;

/** Names what is wrong with something illegal. */
final class Flaws {
    private Flaws() {}

    /** Return the name of the fault, for example {@code illegal-frame:masked}. */
    static String fault(Reaction reaction, Enum<?> flaw) {
        return reaction.kind() + ":" + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
