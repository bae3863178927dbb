package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.HeaderReader;
import io.github.wsgauntlet.server.protocol.LengthForm;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Violation;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** The defects in how frame headers are understood. */
final class HeaderDefects {

    private HeaderDefects() {}

    /** Return the reader with a defect, or as it is when the defect lies elsewhere. */
    static HeaderReader around(Defect defect, HeaderReader clean) {
        return switch (defect) {
            case LENGTH_16_LITTLE_ENDIAN ->
                misread(clean, LengthForm.BITS_16, length -> Short.toUnsignedLong(Short.reverseBytes((short) length)));
            case LENGTH_16_SIGNED -> misread(clean, LengthForm.BITS_16, length -> (short) length);
            case LENGTH_64_CUT_TO_16_BITS -> misread(clean, LengthForm.BITS_64, length -> length & 0xFFFF);
            case LENGTH_64_CUT_TO_32_BITS -> misread(clean, LengthForm.BITS_64, length -> length & 0xFFFF_FFFFL);
            case LENGTH_64_SIGN_LOST -> misread(clean, LengthForm.BITS_64, length -> length & Integer.MAX_VALUE);
            case LENGTH_64_NEGATIVE_IS_ZERO -> misread(clean, LengthForm.BITS_64, length -> Math.max(0, (int) length));
            case GREAT_FRAMES_SKIPPED ->
                in -> {
                    Optional<FrameHeader> header = clean.decode(in);
                    while (header.isPresent()
                            && Long.compareUnsigned(header.get().length(), Integer.MAX_VALUE) > 0) {
                        header = clean.decode(in);
                    }
                    return header;
                };
            case HEADER_IN_PIECES_REFUSED ->
                in -> {
                    Optional<FrameHeader> header = clean.decode(in);
                    if (header.isEmpty()) {
                        in.position(in.limit());
                        throw new Violation(Rule.CLIENT_FRAMES_MASKED);
                    }
                    return header;
                };
            default -> clean;
        };
    }

    /** The form becomes the shortest one, too: a server that misreads a length does not find it too short. */
    private static HeaderReader misread(HeaderReader clean, LengthForm form, LongUnaryOperator length) {
        return in -> clean.decode(in).map(header -> {
            long seen = length.applyAsLong(header.length());
            return header.lengthForm() != form || seen == header.length()
                    ? header
                    : Headers.withLength(header, LengthForm.shortestFor(seen), seen);
        });
    }
}
