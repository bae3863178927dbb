package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Preview;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a frame over its bytes, as the timeline shows it.
 *
 * @param name the classes it is drawn with
 * @param hex its bytes, with spaces between them
 * @param meaning what they say
 * @param wrong whether it is what is wrong with the frame
 */
record WireField(String name, String hex, String meaning, boolean wrong) {
    static final String BITS = "bits";
    static final String LENGTH = "len";
    static final String EXTENDED_LENGTH = "len ext";
    static final String KEY = "key";
    static final String PAYLOAD = "data";

    /** The first two bytes of the payload of a Close frame (RFC 6455 5.5.1). */
    static final String CODE = "code";

    WireField(String name, String hex, String meaning) {
        this(name, hex, meaning, false);
    }

    /** Take a frame apart, in the order of RFC 6455 5.2. */
    static List<WireField> of(Entry.Frame frame) {
        List<WireField> fields = new ArrayList<>();
        Bytes bytes = new Bytes(frame.bytes().head());
        fields.add(new WireField(BITS, bytes.next(1), firstByte(frame)));
        fields.add(new WireField(
                LENGTH,
                bytes.next(1),
                (frame.masked() ? "masked" : "not masked")
                        + (frame.lengthBytes() == 0 ? " · length " + declared(frame) : "")));
        if (frame.lengthBytes() > 0) {
            fields.add(new WireField(EXTENDED_LENGTH, bytes.next(frame.lengthBytes()), "length " + declared(frame)));
        }
        if (frame.masked()) {
            fields.add(new WireField(KEY, bytes.next(4), "masking key"));
        }
        if (frame.preview() instanceof Preview.Close close && !frame.masked()) {
            fields.add(new WireField(CODE, bytes.next(2), "code " + close.code()));
        }
        String payload = joined(bytes.rest(), frame.bytes());
        if (!payload.isEmpty()) {
            fields.add(new WireField(PAYLOAD, payload, payload(frame)));
        }
        fields.removeIf(field -> field.hex().isEmpty());
        if (frame.masked() && frame.payload().length() > 0) {
            fields.add(new WireField(PAYLOAD, hex(frame.payload()), "payload, unmasked"));
        }
        return fields;
    }

    private static String payload(Entry.Frame frame) {
        return frame.masked() ? "payload, masked" : frame.preview() instanceof Preview.Close ? "reason" : "payload";
    }

    /** Return the same as one that is wrong. */
    WireField asWrong() {
        return new WireField(name, hex, meaning, true);
    }

    /** Return bytes as hex with spaces between them, and say how many are left out. */
    static String hex(Elided bytes) {
        return joined(spaced(bytes.head()), bytes);
    }

    private static String joined(String head, Elided bytes) {
        return bytes.tail().isEmpty()
                ? head
                : head + " … " + bytes.omitted() + " bytes left out … " + spaced(bytes.tail());
    }

    private static String firstByte(Entry.Frame frame) {
        String rsv = String.format("%3s", Integer.toBinaryString(frame.rsv())).replace(' ', '0');
        return (frame.fin() ? "FIN" : "no FIN")
                + (frame.rsv() == 0 ? "" : " · RSV " + rsv)
                + " · "
                + Opcodes.name(frame.opcode())
                + " (" + frame.opcode() + ")";
    }

    private static String declared(Entry.Frame frame) {
        String length = Long.toUnsignedString(frame.length());
        return frame.length() == frame.payload().length()
                ? length
                : length + ", of which " + frame.payload().length() + " came";
    }

    private static String spaced(String hex) {
        StringBuilder spaced = new StringBuilder(hex.length() * 3 / 2);
        for (int i = 0; i < hex.length(); i += 2) {
            spaced.append(i == 0 ? "" : " ").append(hex, i, i + 2);
        }
        return spaced.toString();
    }

    /** Hex digits that are taken from the front; a frame that was cut off may have fewer than its fields need. */
    private static final class Bytes {
        private final String hex;
        private int position;

        Bytes(String hex) {
            this.hex = hex;
        }

        String next(int count) {
            int end = Math.min(hex.length(), position + 2 * count);
            String taken = hex.substring(position, end);
            position = end;
            return spaced(taken);
        }

        String rest() {
            return next(hex.length());
        }
    }
}
