package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes what the tester sent in a case as one line for a POSIX shell, with nc or, for TLS, openssl: all bytes as they
 * were on the wire, masking keys included, with a pause wherever the tester had heard or awaited something.
 */
final class ShellLine {
    /** A longer line is no line that anybody would take in, or that every terminal would take. */
    private static final int MOST_BYTES = 1_000;

    /** Each part takes a second. */
    private static final int MOST_PARTS = 8;

    /** What printf would not take for itself, or a shell would read inside or before the quotes. */
    private static final String ESCAPED = "'\\%\"`$!";

    /** A part that begins with one of these would tell openssl something, where it ends with its input. */
    private static final String TOLD_TO_OPENSSL = "QRKkB";

    private ShellLine() {}

    /**
     * Return the line; empty where the record does not hold every byte that was sent, or the tester did something that
     * such a line does not do, such as to end its side of TCP and read on.
     *
     * @param url the target
     */
    static Optional<String> of(CaseResult result, String url) {
        Optional<URI> target = parse(url);
        List<String> parts = parts(result.transcript());
        if (target.isEmpty() || !isWhole(result) || parts.isEmpty() || parts.size() > MOST_PARTS) {
            return Optional.empty();
        }
        String send =
                parts.stream().map(part -> "printf '" + part + "'; sleep 1").collect(Collectors.joining("; "));
        return program(target.get(), parts).map(program -> "(" + send + ") | " + program + " | od -A d -t x1 -t c");
    }

    private static Optional<URI> parse(String url) {
        try {
            return Optional.of(URI.create(url)).filter(target -> target.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Return what carries the bytes; it ends by itself, so that od prints its last line. */
    private static Optional<String> program(URI target, List<String> parts) {
        String host = target.getHost();
        boolean bracketed = host.startsWith("[");
        if ("ws".equalsIgnoreCase(target.getScheme())) {
            String bare = bracketed ? host.substring(1, host.length() - 1) : host;
            return Optional.of("nc -w 3 " + bare + ' ' + port(target, 80));
        }
        if (!"wss".equalsIgnoreCase(target.getScheme())
                || parts.stream().anyMatch(part -> TOLD_TO_OPENSSL.indexOf(part.charAt(0)) >= 0)) {
            return Optional.empty();
        }
        // An address is no name of a server (RFC 6066 3).
        boolean named = !bracketed && !host.matches("[0-9.]+");
        String address = host + ':' + port(target, 443);
        return Optional.of("openssl s_client -quiet -no_ign_eof"
                + (named ? " -servername " + host : "")
                + " -connect "
                + (bracketed ? "'" + address + "'" : address));
    }

    private static int port(URI target, int usual) {
        return target.getPort() < 0 ? usual : target.getPort();
    }

    /** Return whether the record has all that was sent, and nothing but sending was done. */
    private static boolean isWhole(CaseResult result) {
        List<Entry> entries = result.transcript();
        List<Elided> sent =
                entries.stream().flatMap(entry -> sent(entry).stream()).toList();
        return !entries.isEmpty()
                && entries.size() <= CaseResult.MOST_ENTRIES
                && entries.subList(1, Math.max(1, entries.size() - 1)).stream().noneMatch(ShellLine::isOwnEvent)
                && sent.stream().allMatch(bytes -> bytes.omitted() == 0)
                && sent.stream().mapToLong(Elided::length).sum() <= MOST_BYTES;
    }

    /** The tester connects first and closes last; what it does to TCP in between, a pipe does not. */
    private static boolean isOwnEvent(Entry entry) {
        return entry instanceof Entry.Event && entry.from() == Entry.From.TESTER;
    }

    /** Return what is sent from one pause to the next, as arguments of printf; nothing if it begins with no request. */
    private static List<String> parts(List<Entry> entries) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean requested = false;
        for (Entry entry : entries) {
            Optional<Elided> bytes = sent(entry);
            if (bytes.isPresent()) {
                if (!requested && !(entry instanceof Entry.Head)) {
                    return List.of();
                }
                requested = true;
                append(bytes.get(), part);
            } else if (!(entry instanceof Entry.Mark) && !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return parts;
    }

    private static Optional<Elided> sent(Entry entry) {
        return entry.from() == Entry.From.TESTER ? entry.wire() : Optional.empty();
    }

    private static void append(Elided bytes, StringBuilder part) {
        for (byte b : HexFormat.of().parseHex(bytes.head())) {
            part.append(escaped(b & 0xff, part.isEmpty()));
        }
    }

    /** Return a byte as the first argument of printf has it; POSIX knows octal digits there, and none in hex. */
    private static String escaped(int octet, boolean first) {
        if (octet == '\r') {
            return "\\r";
        }
        if (octet == '\n') {
            return "\\n";
        }
        boolean option = first && octet == '-';
        boolean plain = octet >= 0x20 && octet < 0x7f && ESCAPED.indexOf(octet) < 0 && !option;
        return plain ? String.valueOf((char) octet) : String.format("\\%03o", octet);
    }
}
