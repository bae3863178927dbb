package io.github.wsgauntlet.cases;

import java.util.Locale;

/** Something that a target may limit to protect itself (RFC 6455 10.4). */
public enum Limit {
    /** How many bytes a message has, after it is put together and inflated. */
    MESSAGE,
    /** How many fragments a message has. */
    FRAGMENTS;

    /** Return the name under which records hold it, for example {@code messageLimit}. */
    public String key() {
        return switch (this) {
            case MESSAGE -> "messageLimit";
            case FRAGMENTS -> "fragmentsLimit";
        };
    }

    /** Return the id of the case that shows it, for example {@code foundation/limits/message}. */
    public String id() {
        return "foundation/limits/" + name().toLowerCase(Locale.ROOT);
    }
}
