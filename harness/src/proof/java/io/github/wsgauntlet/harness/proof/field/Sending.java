package io.github.wsgauntlet.harness.proof.field;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Something an endpoint sends; where it cannot, its container is told and ends the session. */
@FunctionalInterface
interface Sending {
    void run() throws IOException;

    static void now(Sending sending) {
        try {
            sending.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
