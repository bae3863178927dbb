package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the head of the response to an opening handshake (RFC 9112 4), however its bytes are cut, and passes over
 * interim ones (RFC 9110 15.2). Bytes after the head stay in the buffer: they may be frames already.
 */
final class ResponseReader {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d ([1-9]\\d\\d)( .*)?");
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int FIRST_FINAL = 200;

    private final Limits limits;
    private final Rules rules;
    private HeadLines lines;
    private HttpFields fields = new HttpFields();
    private int status;

    ResponseReader(Limits limits, Rules rules) {
        this.limits = limits;
        this.rules = rules;
        this.lines = new HeadLines(limits, rules);
    }

    /**
     * The head of a response.
     *
     * @param status the status code, 101 or 200 to 999
     * @param fields the field lines
     */
    record Response(int status, HttpFields fields) {}

    /**
     * Read on.
     *
     * @param in read up to the end of the head at most
     * @return the response, when its head is complete
     * @throws Violation when the head breaks the grammar or a limit
     */
    Optional<Response> readResponse(ByteBuffer in) {
        for (var line = lines.next(in); line.isPresent(); line = lines.next(in)) {
            if (status == 0) {
                statusLine(line.get());
            } else if (!line.get().isEmpty()) {
                fields.read(line.get(), limits, rules);
            } else if (status == SWITCHING_PROTOCOLS || status >= FIRST_FINAL) {
                return Optional.of(new Response(status, fields));
            } else {
                forget();
            }
        }
        return Optional.empty();
    }

    private void statusLine(String text) {
        var matcher = STATUS_LINE.matcher(text);
        boolean wellFormed = rules.require(Rule.STATUS_LINE_IS_WELL_FORMED, matcher.matches());
        status = wellFormed ? Integer.parseInt(matcher.group(1)) : SWITCHING_PROTOCOLS;
    }

    private void forget() {
        lines = new HeadLines(limits, rules);
        fields = new HttpFields();
        status = 0;
    }
}
