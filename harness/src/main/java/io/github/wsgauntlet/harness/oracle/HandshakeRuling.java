package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Verdict;
import java.util.EnumSet;

/** What RFC 6455 4.2.1 and the ledger make of one aspect of an opening handshake, or of all of them together. */
enum HandshakeRuling {
    /** It has to be refused, and nothing excuses accepting it. */
    REFUSE(true, Verdict.FAIL),
    /** It has to be refused, yet accepting it is excused by another sentence or wide, harmless practice. */
    REFUSE_STRICT(true, Verdict.STRICT),
    /** It should be refused, and accepting it is a recorded choice. */
    REFUSE_OR_NOT(true, Verdict.INFO),
    /** It is fine, and a server may still have reasons to refuse it. */
    ACCEPT_OR_NOT(false, Verdict.INFO),
    /** It is fine, and refusing it breaks an HTTP rule or a SHOULD. */
    ACCEPT_WARN(false, Verdict.WARN),
    /** It is fine, and a server that has reasons to refuse it says so; whatever else it does is a fault. */
    ACCEPT_UNLESS_UNWANTED(false, Verdict.FAIL),
    /** It is fine, and refusing it breaks the letter of a rule that can be read otherwise. */
    ACCEPT_STRICT(false, Verdict.STRICT),
    /** It is fine and has to be accepted. */
    ACCEPT(false, Verdict.FAIL);

    private final boolean refuse;
    private final Verdict otherwise;

    HandshakeRuling(boolean refuse, Verdict otherwise) {
        this.refuse = refuse;
        this.otherwise = otherwise;
    }

    /** Return whether refusing is what passes. */
    boolean refuse() {
        return refuse;
    }

    /** Return the verdict on the opposite. */
    Verdict otherwise() {
        return otherwise;
    }

    /**
     * Return the ruling on a request both rulings apply to: the first in the order above, or a milder one where each is
     * milder in another way.
     */
    HandshakeRuling and(HandshakeRuling other) {
        if (EnumSet.of(this, other).equals(EnumSet.of(ACCEPT_UNLESS_UNWANTED, ACCEPT_STRICT))) {
            return ACCEPT_WARN;
        }
        return compareTo(other) <= 0 ? this : other;
    }
}
