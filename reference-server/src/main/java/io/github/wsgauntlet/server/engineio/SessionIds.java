package io.github.wsgauntlet.server.engineio;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids of sessions, and of whatever else must not be guessed. For every thread. */
public final class SessionIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 15;

    private SessionIds() {}

    /** Return an id of 20 letters, digits, hyphens and underscores that nobody can guess. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
