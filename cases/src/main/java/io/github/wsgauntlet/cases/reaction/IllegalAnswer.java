package io.github.wsgauntlet.cases.reaction;

/**
 * An answer with status 101 that no server may send (RFC 6455 4.2.2, RFC 7692 7.1). Texts of more than
 * {@value #LONGEST} characters are cut: the transcript has all that was said.
 *
 * @param flaw what is wrong with it
 * @param name the field, subprotocol, extension or parameter that is wrong; for {@link Flaw#ACCEPT_WRONG}, the key that
 *     the Accept is computed from; empty where the flaw says it all
 * @param value what it says; empty where it says nothing
 * @param right what would be right; empty where that is no text
 */
public record IllegalAnswer(Flaw flaw, String name, String value, String right) implements Reaction {
    private static final int LONGEST = 200;

    public IllegalAnswer {
        name = brief(name);
        value = brief(value);
        right = brief(right);
    }

    private static String brief(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    /** What can be wrong with a 101. */
    public enum Flaw {
        STATUS_LINE,
        UPGRADE_FIELD,
        CONNECTION_FIELD,
        SEVERAL_FIELDS,
        ACCEPT_MISSING,
        ACCEPT_WRONG,
        SUBPROTOCOL_EMPTY,
        SUBPROTOCOL_WITHOUT_OFFER,
        SUBPROTOCOL_NOT_A_TOKEN,
        SUBPROTOCOL_NOT_OFFERED,
        EXTENSIONS_EMPTY,
        EXTENSION_NOT_OFFERED,
        EXTENSIONS_IN_CONFLICT,
        PARAMETER_UNKNOWN,
        PARAMETER_TWICE,
        PARAMETER_VALUE,
        PARAMETER_NOT_OFFERED,
        PARAMETER_NOT_REPEATED,
        WINDOW_NOT_NAMED,
        WINDOW_TOO_LARGE
    }

    /** Create a flaw that is one of a value. */
    public IllegalAnswer(Flaw flaw, String name, String value) {
        this(flaw, name, value, "");
    }

    /** Create a flaw that is one of a name alone. */
    public IllegalAnswer(Flaw flaw, String name) {
        this(flaw, name, "", "");
    }

    /** Create a flaw that says all. */
    public IllegalAnswer(Flaw flaw) {
        this(flaw, "", "", "");
    }

    @Override
    public String fault() {
        return Flaws.fault(this, flaw);
    }
}
