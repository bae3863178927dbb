package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.client.Talk;
import java.io.IOException;

/**
 * How a mutant gives itself away.
 *
 * @param key the name of the rule it waives or of its defect
 * @param conversation what is said to it, and what is heard
 * @param clean what is heard of the clean server
 * @param mutant what is heard of the mutant
 */
record MutantRow(String key, Conversation conversation, String clean, String mutant) {

    /** Talks with a server and returns what it has heard. */
    interface Conversation {
        String talk(Talk talk) throws IOException;
    }

    @Override
    public String toString() {
        return key;
    }
}
