package io.github.wsgauntlet.harness.reception;

import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.client.ReferenceClient;
import io.github.wsgauntlet.server.application.Application;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a driver does with each of its connections. */
public final class Visits {
    private Visits() {}

    /** Come as a client, and send back what is said until the connection ends. */
    public static void echo(String url, ClientOptions options) throws IOException, InterruptedException {
        try (var client = ReferenceClient.connect(URI.create(url), options)) {
            client.awaitEnd();
        }
    }

    /** Listen until the connection ends, and return what was said. */
    public static String said(String url) throws IOException, InterruptedException {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        Application listening = (session, message) -> said.add(message.text());
        echo(url, ClientOptions.defaults().withApplication(listening));
        return String.join(" ", said);
    }
}
