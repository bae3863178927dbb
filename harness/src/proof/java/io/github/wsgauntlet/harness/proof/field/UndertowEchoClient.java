package io.github.wsgauntlet.harness.proof.field;

import io.undertow.server.DefaultByteBufferPool;
import io.undertow.websockets.WebSocketExtension;
import io.undertow.websockets.client.WebSocketClient;
import io.undertow.websockets.client.WebSocketClientNegotiation;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.extensions.PerMessageDeflateHandshake;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** Undertow's own client, with its permessage-deflate. */
final class UndertowEchoClient implements EchoClient {
    private final XnioWorker worker;
    private final DefaultByteBufferPool buffers = new DefaultByteBufferPool(false, 16 * 1024);

    UndertowEchoClient() throws Exception {
        worker = Xnio.getInstance()
                .createWorker(OptionMap.builder()
                        .set(Options.WORKER_IO_THREADS, 2)
                        .set(Options.TCP_NODELAY, true)
                        .set(Options.THREAD_DAEMON, true)
                        .getMap());
    }

    @Override
    public void visit(URI url) throws Exception {
        var over = new CountDownLatch(1);
        WebSocketChannel channel = WebSocketClient.connectionBuilder(worker, buffers, url)
                .setOptionMap(OptionMap.create(Options.TCP_NODELAY, true))
                .setClientNegotiation(new WebSocketClientNegotiation(
                        List.of(), List.of(new WebSocketExtension("permessage-deflate", List.of()))))
                .setClientExtensions(Set.of(new PerMessageDeflateHandshake(true)))
                .connect()
                .get();
        try {
            channel.addCloseTask(ended -> over.countDown());
            channel.getReceiveSetter().set(new UndertowEcho.Echo());
            channel.resumeReceives();
            over.await();
        } catch (InterruptedException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        buffers.close();
    }
}
