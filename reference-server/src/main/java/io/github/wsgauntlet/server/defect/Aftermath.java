package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake;
import io.github.wsgauntlet.server.net.Transport;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.FramePart;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.Opcode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The defects by which one connection does harm to another. */
final class Aftermath {

    private static final long GREAT_LENGTH = 1 << 20;
    private static final int MANY_FRAGMENTS = 10_000;
    private static final int MANY_FIELDS = 20;
    private static final int LONG_FIELD = 1_000;

    private final AtomicBoolean oneIsToBeLost = new AtomicBoolean();
    private final AtomicReference<Optional<Recycled>> last = new AtomicReference<>(Optional.empty());

    /** Return the transport with a defect, or as it is when the defect lies elsewhere. */
    Transport around(Defect defect, Transport clean) {
        return switch (defect) {
            case OTHER_CONNECTION_LOST_AFTER_RESET -> new Doomed(clean, Cause.RESET);
            case OTHER_CONNECTION_LOST_AFTER_HALF_CLOSE -> new Doomed(clean, Cause.HALF_CLOSE);
            case OTHER_CONNECTION_LOST_AFTER_SILENT_END -> new Doomed(clean, Cause.SILENT_END);
            case OTHER_CONNECTION_LOST_AFTER_REFUSAL,
                    OTHER_CONNECTION_LOST_AFTER_LONG_HEAD,
                    OTHER_CONNECTION_LOST_AFTER_FAILURE,
                    OTHER_CONNECTION_LOST_AFTER_GREAT_LENGTH,
                    OTHER_CONNECTION_LOST_AFTER_MANY_FRAGMENTS,
                    OTHER_CONNECTION_LOST_AFTER_BOMB -> new Doomed(clean, Cause.WHAT_CAME_IN);
            default -> clean;
        };
    }

    /** Return the handshake with a defect, or as it is when the defect lies elsewhere. */
    Opening around(Defect defect, Opening clean) {
        return switch (defect) {
            case OTHER_CONNECTION_LOST_AFTER_REFUSAL ->
                new TwistedOpening(
                        clean, (head, outcome) -> resenting(outcome, outcome instanceof OpeningHandshake.Refused));
            case OTHER_CONNECTION_LOST_AFTER_LONG_HEAD ->
                new TwistedOpening(clean, (head, outcome) -> resenting(outcome, isLong(head)));
            default -> clean;
        };
    }

    /** Return the source with a defect, or as it is when the defect lies elsewhere. */
    FrameSource around(Defect defect, FrameSource clean) {
        return switch (defect) {
            case UNFINISHED_FRAME_LEAKS -> {
                Recycled fresh = new Recycled(clean);
                yield last.updateAndGet(before -> Optional.of(
                                before.filter(Recycled::isInsideAFrame).orElse(fresh)))
                        .orElseThrow();
            }
            case OTHER_CONNECTION_LOST_AFTER_GREAT_LENGTH ->
                new FrameWatch(
                        clean, (part, watch) -> resenting(part, part.header().length() >= GREAT_LENGTH));
            case OTHER_CONNECTION_LOST_AFTER_MANY_FRAGMENTS ->
                new FrameWatch(clean, (part, watch) -> resenting(part, watch.fragment() > MANY_FRAGMENTS));
            default -> clean;
        };
    }

    /** Return the writer with a defect, or as it is when the defect lies elsewhere. */
    FrameWriter around(Defect defect, FrameWriter clean) {
        return switch (defect) {
            case OTHER_CONNECTION_LOST_AFTER_FAILURE ->
                (header, payload) -> {
                    if (header.opcode() == Opcode.CLOSE && saysFailure(payload)) {
                        oneIsToBeLost.set(true);
                    }
                    clean.write(header, payload);
                };
            default -> clean;
        };
    }

    /** Return the compression with a defect, or as it is when the defect lies elsewhere. */
    Compression around(Defect defect, Compression clean) {
        return switch (defect) {
            case OTHER_CONNECTION_LOST_AFTER_BOMB -> new Bombed(clean);
            default -> clean;
        };
    }

    private Optional<FramePart> resenting(FramePart part, boolean cause) {
        if (cause) {
            oneIsToBeLost.set(true);
        }
        return Optional.of(part);
    }

    private OpeningHandshake.Outcome resenting(OpeningHandshake.Outcome outcome, boolean cause) {
        if (cause) {
            oneIsToBeLost.set(true);
        }
        return outcome;
    }

    private static boolean isLong(RequestHead head) {
        return head.fieldLines().size() > MANY_FIELDS
                || head.fieldLines().stream().anyMatch(line -> line.length() >= LONG_FIELD);
    }

    private static boolean saysFailure(byte[] body) {
        return switch (CloseStatus.decode(body).code()) {
            case 1002, 1007, 1009 -> true;
            default -> false;
        };
    }

    /** What has to happen to one connection for another to be lost. */
    private enum Cause {
        RESET,
        HALF_CLOSE,
        SILENT_END,
        WHAT_CAME_IN
    }

    /** A transport that is lost when it is the first to be read from after another one ended badly. */
    private final class Doomed implements Transport {

        private final Transport clean;
        private final Cause cause;
        private boolean begun;
        private boolean ended;

        Doomed(Transport clean, Cause cause) {
            this.clean = clean;
            this.cause = cause;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            // The connection that gave the cause is read on, and is not the one to be lost.
            boolean eligible = !begun || cause != Cause.WHAT_CAME_IN;
            begun = true;
            if (eligible && oneIsToBeLost.getAndSet(false)) {
                throw new IOException("Another connection ended badly");
            }
            try {
                int count = clean.read(target);
                boolean resented = cause == Cause.HALF_CLOSE || cause == Cause.SILENT_END && clean.endedSilently();
                if (count < 0 && !ended && resented) {
                    oneIsToBeLost.set(true);
                }
                return count;
            } catch (IOException reset) {
                if (cause == Cause.RESET) {
                    oneIsToBeLost.set(true);
                }
                throw reset;
            }
        }

        @Override
        public boolean endedSilently() {
            return clean.endedSilently();
        }

        @Override
        public boolean hasUnread() {
            return clean.hasUnread();
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            clean.write(source);
        }

        @Override
        public boolean flush() throws IOException {
            return clean.flush();
        }

        @Override
        public boolean endOutput() throws IOException {
            ended = true;
            return clean.endOutput();
        }

        @Override
        public void close() throws IOException {
            clean.close();
        }
    }

    /** A decompression that makes others pay for what comes out of it. */
    private final class Bombed extends Forwarding {

        private long inflated;

        Bombed(Compression clean) {
            super(clean);
        }

        @Override
        public void startMessage() {
            inflated = 0;
            super.startMessage();
        }

        @Override
        public void inflate(byte[] bytes, int from, int to, Output out) {
            super.inflate(bytes, from, to, (piece, start, end) -> {
                inflated += end - start;
                if (inflated >= GREAT_LENGTH) {
                    oneIsToBeLost.set(true);
                }
                out.accept(piece, start, end);
            });
        }
    }

    /** A decoder that is used again as it was left. */
    private static final class Recycled implements FrameSource {

        private final FrameSource clean;
        private volatile boolean insideAFrame;

        Recycled(FrameSource clean) {
            this.clean = clean;
        }

        boolean isInsideAFrame() {
            return insideAFrame;
        }

        @Override
        public Optional<FramePart> readFrame(ByteBuffer in) {
            Optional<FramePart> part = clean.readFrame(in);
            insideAFrame = part.isPresent() && !part.get().isLast();
            return part;
        }
    }
}
