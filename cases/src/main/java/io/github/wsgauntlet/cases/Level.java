package io.github.wsgauntlet.cases;

/** How strongly the RFC words a requirement (RFC 2119); {@link #RULE} is a sentence without such a keyword. */
public enum Level {
    MUST("MUST"),
    MUST_NOT("MUST NOT"),
    SHOULD("SHOULD"),
    SHOULD_NOT("SHOULD NOT"),
    MAY("MAY"),
    RULE("RULE");

    private final String keyword;

    Level(String keyword) {
        this.keyword = keyword;
    }

    /** Return the keyword as the RFC writes it, for example {@code MUST NOT}. */
    public String keyword() {
        return keyword;
    }
}
