package io.github.wsgauntlet.harness.proof.field;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.extensions.PerMessageDeflateHandshake;
import java.net.InetSocketAddress;
import java.net.URI;

/** Undertow's own handshake handler, with its permessage-deflate. */
final class UndertowEcho implements EchoServer {
    private final Undertow undertow;

    UndertowEcho() {
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(8)
                .setHandler(Handlers.websocket((exchange, channel) -> {
                            channel.getReceiveSetter().set(new Echo());
                            channel.resumeReceives();
                        })
                        .addExtension(new PerMessageDeflateHandshake()))
                .build();
        undertow.start();
    }

    /** Sends every message back. */
    static final class Echo extends AbstractReceiveListener {
        @Override
        protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
            WebSockets.sendText(message.getData(), channel, null);
        }

        @Override
        protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
            try (var pooled = message.getData()) {
                // The pool takes its buffers back here, while the answer may still have to wait for the peer.
                var copy = WebSockets.mergeBuffers(pooled.getResource());
                WebSockets.sendBinary(copy, channel, null);
            }
        }

        @Override
        protected long getMaxTextBufferSize() {
            return LARGEST_MESSAGE;
        }

        @Override
        protected long getMaxBinaryBufferSize() {
            return LARGEST_MESSAGE;
        }
    }

    @Override
    public URI url() {
        var address = (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return URI.create("ws://127.0.0.1:" + address.getPort() + "/");
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
