package io.github.wsgauntlet.harness.proof.speed;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.Endpoint;
import io.github.wsgauntlet.server.protocol.FrameDecoder;
import io.github.wsgauntlet.server.protocol.FrameEncoder;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.trace.Trace;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.util.Utf8StringBuilder;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.internal.Parser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to turn one masked text frame into a message that is known to be UTF-8 (RFC 6455 5.3, 8.1), beside
 * a plain copy of its bytes. {@code harness/BENCHMARKS.md} says how to run it, and what it said.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodingBenchmark {
    private static final int LARGEST = 1 << 24;

    /** The payload in bytes, one character in sixteen of two bytes. */
    @Param({"64", "4096", "1048576"})
    private int size;

    private byte[] frame = {};
    private Endpoint endpoint = endpoint();
    private EmbeddedChannel netty = new EmbeddedChannel();
    private Parser jetty = new Parser(new ArrayByteBufferPool());

    /** Make the frame, and one of each that reads it. */
    @Setup(Level.Trial)
    public void make() {
        byte[] text = "fourteen plus é".repeat(size / 16).getBytes(StandardCharsets.UTF_8);
        frame = MaskedFrame.of(Opcodes.TEXT, text);
        endpoint = endpoint();
        netty = new EmbeddedChannel(
                new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(LARGEST)
                        .build()),
                new Utf8FrameValidator());
        jetty = new Parser(new ArrayByteBufferPool());
    }

    /** Give back what Netty holds. */
    @TearDown(Level.Trial)
    public void close() {
        netty.finishAndReleaseAll();
    }

    private static Endpoint endpoint() {
        return new Endpoint(
                EndpointRole.SERVER,
                Limits.defaults(),
                Rules.strict(),
                new FrameDecoder(FrameHeader::decode, Trace.OFF),
                new FrameEncoder(new ByteQueue()),
                Compression.none(),
                Trace.OFF);
    }

    /** Copy the frame: nobody can be faster than that. */
    @Benchmark
    public byte[] copy() {
        return frame.clone();
    }

    /** Read it as the reference server does. */
    @Benchmark
    public byte[] wsgauntlet() {
        endpoint.feed(ByteBuffer.wrap(frame));
        return endpoint.receive().orElseThrow().payload();
    }

    /** Read it as Netty does, which unmasks where it reads: the copy is that of a socket. */
    @Benchmark
    public int netty() {
        ByteBuf bytes = Unpooled.copiedBuffer(frame);
        netty.writeInbound(bytes);
        TextWebSocketFrame message = netty.readInbound();
        int length = message.content().readableBytes();
        message.release();
        return length;
    }

    /** Read it as Jetty does, which unmasks where it reads, and a large one in pieces: the copy is that of a socket. */
    @Benchmark
    public String jetty() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(frame.clone());
        var text = new Utf8StringBuilder();
        while (bytes.hasRemaining()) {
            Frame.Parsed parsed = jetty.parse(bytes);
            parsed.demask();
            text.append(parsed.getPayload());
            parsed.close();
        }
        return text.takeCompleteString(IllegalStateException::new);
    }
}
