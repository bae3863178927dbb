package io.github.wsgauntlet.harness.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy that makes every tunnel it is asked for, and hands on how each side ends. */
public final class ForwardProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private ForwardProxy(ServerSocket listener) {
        this.listener = listener;
    }

    /** Start a proxy on loopback. */
    public static ForwardProxy start() throws IOException {
        var proxy = new ForwardProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        proxy.executor.execute(proxy::serve);
        return proxy;
    }

    /** Return where it is. */
    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Return what it was asked, with a head each. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    private void serve() {
        try {
            while (true) {
                Socket client = listener.accept();
                executor.execute(() -> tunnel(client));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void tunnel(Socket client) {
        try (client) {
            var reader =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            var lines = new ArrayList<String>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                lines.add(line);
            }
            heads.add(String.join("\n", lines));
            String[] authority = lines.getFirst().split(" ")[1].split(":");
            try (var target = new Socket(authority[0], Integer.parseInt(authority[1]))) {
                client.setTcpNoDelay(true);
                target.setTcpNoDelay(true);
                client.getOutputStream().write("HTTP/1.1 200 Here it is\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                var back = executor.submit(() -> pass(target, client));
                pass(client, target);
                back.get();
            }
        } catch (Exception e) {
            // Both sides are closed by now, and see it.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            try {
                from.close();
                to.close();
            } catch (IOException again) {
                // There is nothing left to close.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        executor.shutdownNow();
    }
}
