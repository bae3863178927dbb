package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Cuts the bytes of one HTTP/1 head into lines (RFC 9112 2.2), however they come. A byte that no head can contain is
 * refused at once, so that a peer which does not speak HTTP hears so without a wait.
 */
final class HeadLines {

    private final Limits limits;
    private final Rules rules;
    private final StringBuilder line = new StringBuilder();
    private boolean carriageReturn;
    private int size;

    HeadLines(Limits limits, Rules rules) {
        this.limits = limits;
        this.rules = rules;
    }

    /**
     * Read on.
     *
     * @param in read up to the end of a line at most
     * @return the line without its end, when it is complete
     * @throws Violation when a line breaks the grammar or a limit
     */
    Optional<String> next(ByteBuffer in) {
        while (in.hasRemaining()) {
            if (endsLine(in.get())) {
                String text = line.toString();
                line.setLength(0);
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** Take one byte and return whether a line is complete with it. */
    private boolean endsLine(byte next) {
        rules.require(Policy.HEAD_SIZE, ++size <= limits.headSize());
        rules.require(Policy.LINES_END_IN_CRLF, carriageReturn == (next == '\n'));
        if (next == '\r') {
            carriageReturn = true;
            return false;
        }
        if (next == '\n') {
            carriageReturn = false;
            return true;
        }
        rules.require(Policy.NO_CONTROL_CHARACTERS, next == '\t' || next < 0 || (next >= ' ' && next != 0x7F));
        line.append((char) (next & 0xFF));
        return false;
    }
}
