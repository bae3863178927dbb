package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.harness.target.Pause;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The tester's way out: cuts what is written into segments, and waits for the target to take it. */
final class Outlet {
    /** How much of what is written may be under way where it should show how much the target has taken. */
    private static final int PIECE = 256 * 1024;

    private final WireTransport transport;
    private final Valve valve;
    private boolean inPieces;

    /**
     * Create a way out.
     *
     * @param valve opens when the target takes nothing more
     */
    Outlet(WireTransport transport, Valve valve) {
        this.transport = transport;
        this.valve = valve;
    }

    /** Write from now on so little at a time that it shows when the target takes nothing more. */
    void inPieces() {
        inPieces = true;
        unchecked(() -> transport.limitUnsent(PIECE));
    }

    /** Write what belongs together as if it were one. */
    void write(List<byte[]> parts, Segments segments) {
        byte[] bytes = parts.size() == 1 ? parts.getFirst() : joined(parts);
        unchecked(() -> {
            if (segments.records() == 0) {
                write(bytes, segments, taken(transport::write));
            } else {
                transport.write(
                        bytes, segments.records(), (onTheWire, wire) -> write(onTheWire, segments, taken(wire)));
            }
        });
    }

    /** Write in segments; after those that are paced, the rest leaves at once. */
    private static void write(byte[] bytes, Segments segments, WireTransport.Wire wire) throws IOException {
        int at = 0;
        for (int written = 0; at < bytes.length; written++) {
            boolean rest = segments.size() == 0 || segments.paced() > 0 && written == segments.paced();
            int length = rest ? bytes.length - at : Math.min(segments.size(), bytes.length - at);
            wire.write(bytes, at, length);
            at += length;
            if (written < segments.paced() && at < bytes.length) {
                Pause.betweenSegments();
            }
        }
    }

    /** Return the same wire, on which a piece that is not taken shows that the target has stopped reading, too. */
    private WireTransport.Wire taken(WireTransport.Wire wire) {
        return (bytes, offset, length) -> {
            int most = inPieces ? PIECE : length;
            for (int at = offset; at < offset + length; at += most) {
                int from = at;
                int piece = Math.min(most, offset + length - at);
                valve.during(() -> wire.write(bytes, from, piece));
            }
        };
    }

    private static byte[] joined(List<byte[]> parts) {
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** Shut down the sending side; TLS may not be told. */
    void halfClose(boolean silently) {
        unchecked(() -> valve.during(silently ? transport::shutdownSilently : transport::shutdownOutput));
    }

    /** Drop the connection. */
    void reset() {
        unchecked(transport::reset);
    }

    private static void unchecked(Valve.Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
