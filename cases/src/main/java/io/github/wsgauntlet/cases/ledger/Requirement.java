package io.github.wsgauntlet.cases.ledger;

import io.github.wsgauntlet.cases.Level;

/**
 * A row of the requirement ledger: one sentence of an RFC that can be judged on its own, and everything that may pass.
 *
 * @param id the stable id, for example {@code rfc6455-5.1-server-closes-unmasked}
 * @param rfc the number of the RFC, or {@code IANA}
 * @param section the section in it
 * @param level how strongly it is worded
 * @param role whom it binds
 * @param says the sentence in our words
 * @param observable how far it can be seen on the wire
 * @param how how it is tested and graded
 * @param needs what a target has to offer for the test
 */
public record Requirement(
        String id,
        String rfc,
        String section,
        Level level,
        Role role,
        String says,
        Observable observable,
        String how,
        String needs) {

    /** Whom a requirement binds. */
    public enum Role {
        SERVER,
        CLIENT,
        BOTH
    }

    /** How far a requirement can be seen on the wire. */
    public enum Observable {
        YES,
        PARTLY,
        NO
    }

    /** Return the reference as people write it, for example {@code RFC 6455 5.1}. */
    public String reference() {
        return rfc.equals("IANA") ? "IANA" : "RFC " + rfc + " " + section;
    }
}
