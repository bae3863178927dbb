package io.github.wsgauntlet.cases;

import java.util.Locale;

/** Something that a target may limit to protect itself (RFC 6455 10.4). */
public enum Limit {
    /** How many bytes a message has, after it is put together and inflated. */
    MESSAGE,
    /** How many fragments a message has. */
    FRAGMENTS,
    /** After how many messages the target closes a connection, so that nothing more is answered on it. */
    MESSAGES;

    /** Return the name as it is written in case ids and on the command line, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Return the name under which records hold it, for example {@code messageLimit}. */
    public String key() {
        return word() + "Limit";
    }

    /**
     * Return the name under which records hold how much was taken where no limit was met, for example {@code
     * messageTaken}.
     */
    public String takenKey() {
        return word() + "Taken";
    }

    /** Return the id of the case that shows it of such a target, for example {@code foundation/limits/message}. */
    public String id(Role target) {
        return CaseIds.of(target, "foundation/limits/" + word());
    }
}
