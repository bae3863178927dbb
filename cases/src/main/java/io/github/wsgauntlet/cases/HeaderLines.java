package io.github.wsgauntlet.cases;

import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The header lines of an opening handshake (RFC 6455 4.1), or of its answer, under the edits that are made to them. */
public final class HeaderLines {
    private static final List<Line> REQUEST = List.of(
            new Line("Host", "<host>"),
            new Line("Upgrade", "websocket"),
            new Line("Connection", "Upgrade"),
            new Line("Sec-WebSocket-Key", "<key>"),
            new Line("Sec-WebSocket-Version", "13"));

    private static final List<Line> ANSWER = List.of(
            new Line("Upgrade", "websocket"),
            new Line("Connection", "Upgrade"),
            new Line("Sec-WebSocket-Accept", "<accept>"));

    private final List<Line> lines;

    private record Line(String name, String value) {}

    private HeaderLines(List<Line> plain) {
        lines = new ArrayList<>(plain);
    }

    /** Return the lines of the plain request after these edits, each with its line end. */
    public static String edited(List<HeaderEdit> edits) {
        return edited(REQUEST, edits);
    }

    /** Return the lines of the plain answer after these edits, each with its line end. */
    public static String ofAnswer(List<HeaderEdit> edits) {
        return edited(ANSWER, edits);
    }

    private static String edited(List<Line> plain, List<HeaderEdit> edits) {
        var lines = new HeaderLines(plain);
        edits.forEach(lines::edit);
        return lines.lines.stream()
                .map(line -> line.name() + ": " + line.value() + "\r\n")
                .collect(Collectors.joining());
    }

    private void edit(HeaderEdit edit) {
        switch (edit) {
            case HeaderEdit.Replace(String name, String value) -> replace(name, value);
            case HeaderEdit.Add(String name, String value) -> lines.add(new Line(name, value));
            case HeaderEdit.Drop(String name) ->
                lines.removeIf(line -> line.name().equalsIgnoreCase(name));
            case HeaderEdit.Fill fill -> lines.addAll(0, filling(fill));
            case HeaderEdit.Reverse() -> Collections.reverse(lines);
            case HeaderEdit.LowerCaseNames() ->
                lines.replaceAll(line -> new Line(line.name().toLowerCase(Locale.ROOT), line.value()));
            case HeaderEdit.UpperCaseNames() ->
                lines.replaceAll(line -> new Line(line.name().toUpperCase(Locale.ROOT), line.value()));
        }
    }

    private static List<Line> filling(HeaderEdit.Fill fill) {
        String value = fill.text().repeat(fill.times());
        return IntStream.rangeClosed(1, fill.lines())
                .mapToObj(number -> new Line(fill.lines() == 1 ? fill.name() : fill.name() + number, value))
                .toList();
    }

    private void replace(String name, String value) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).name().equalsIgnoreCase(name)) {
                lines.set(i, new Line(name, value));
                return;
            }
        }
        lines.add(new Line(name, value));
    }
}
