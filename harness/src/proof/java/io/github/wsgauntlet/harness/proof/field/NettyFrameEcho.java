package io.github.wsgauntlet.harness.proof.field;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Sends back what Netty has read as a whole message, at either end of a connection. */
final class NettyFrameEcho extends SimpleChannelInboundHandler<WebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame message) {
        // A new frame, since the old one would take its reserved bits along.
        var payload = message.content().retain();
        context.writeAndFlush(
                message instanceof TextWebSocketFrame
                        ? new TextWebSocketFrame(payload)
                        : new BinaryWebSocketFrame(payload));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // The decoder has failed the connection by then; only its stack trace would be left to see.
    }
}
