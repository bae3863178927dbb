package io.github.wsgauntlet.harness.proof.hostile;

import java.io.IOException;

/** What a hostile server does with a connection. */
@FunctionalInterface
public interface Hostility {
    /** None at all: take the connection, and send everything back. */
    Hostility HONEST = (line, number) -> line.accept().echo();

    /** Refuse the connection, and say no more than that. */
    Hostility REFUSING = (line, number) -> {
        line.head();
        line.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };

    /** End the connection. */
    Hostility NOTHING = (line, number) -> {};

    /**
     * Do it; the connection is closed afterwards.
     *
     * @param line the connection
     * @param number how many there were with this one
     */
    void on(HostileLine line, int number) throws IOException;

    /** Do this with the first connections, and something else with all others. */
    default Hostility first(int connections, Hostility others) {
        return (line, number) -> (number <= connections ? this : others).on(line, number);
    }
}
