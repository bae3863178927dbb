package io.github.wsgauntlet.cases.ledger;

import io.github.wsgauntlet.cases.Level;
import java.util.regex.Pattern;

/**
 * A row of the requirement ledger: one sentence of an RFC, or of another document, that can be judged on its own, and
 * everything that may pass.
 *
 * @param id the stable id, for example {@code rfc6455-5.1-server-closes-unmasked}
 * @param document the number of the RFC, {@code IANA}, or the name of another document, for example {@code Engine.IO 4}
 * @param section the section in it; a number in an RFC, any words elsewhere
 * @param link where a document that is no RFC can be read; empty where that is not said
 * @param level how strongly it is worded
 * @param role whom it binds
 * @param says the sentence in our words
 * @param observable how far it can be seen on the wire
 * @param how how it is tested and graded
 * @param needs what a target has to offer for the test
 */
public record Requirement(
        String id,
        String document,
        String section,
        String link,
        Level level,
        Role role,
        String says,
        Observable observable,
        String how,
        String needs) {

    /** The document of what stands in a registry of IANA. */
    public static final String IANA = "IANA";

    /** What a link is that a page may show: nothing that a browser would run. */
    public static final Pattern LINK = Pattern.compile("https?://\\S+");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

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

    /** Return whether it stands in an RFC. */
    public boolean ofRfc() {
        return NUMBER.matcher(document).matches();
    }

    /** Return whether it is of a protocol on top of WebSocket: neither of an RFC nor of the registries. */
    public boolean onTop() {
        return !ofRfc() && !document.equals(IANA);
    }

    /** Return the reference as people write it, for example {@code RFC 6455 5.1} or {@code Engine.IO 4, Handshake}. */
    public String reference() {
        if (ofRfc()) {
            return "RFC " + document + " " + section;
        }
        return document.equals(IANA) ? IANA : document + ", " + section;
    }
}
