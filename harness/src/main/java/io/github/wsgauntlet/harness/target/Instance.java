package io.github.wsgauntlet.harness.target;

import java.io.File;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A server from its start to its end, whatever it runs in. */
interface Instance {

    /** Starts a server. */
    interface Starter {
        /**
         * Start it, though it need not listen yet.
         *
         * @param number which start this is, from 1
         * @param output the file to which what the server prints is added
         * @throws IOException if it cannot be started
         */
        Instance start(int number, File output) throws IOException;
    }

    /** Return what is complete when it has ended. */
    CompletableFuture<?> ended();

    /** Return how busy it stays while nobody asks it for anything, as {@link Lifeline#load} does. */
    OptionalInt load();

    /** End it with all that it has started, and wait until it has. */
    void end();
}
