package io.github.wsgauntlet.harness.reception;

import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.client.ReferenceClient;
import java.io.IOException;
import java.net.URI;

/** A client in a process of its own: how often it connects, and what it does then, is what it is told. */
final class TryingClient {
    private TryingClient() {}

    /**
     * Connect.
     *
     * @param args the URL, how often to connect to it, and {@code linger} to stay there afterwards
     */
    public static void main(String[] args) throws Exception {
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            visit(URI.create(args[0]));
        }
        if (args.length > 2) {
            System.out.println("lingering");
            Thread.currentThread().join();
        }
    }

    private static void visit(URI url) throws InterruptedException {
        try (var client = ReferenceClient.connect(url, ClientOptions.defaults())) {
            client.awaitEnd();
        } catch (IOException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
