package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes what is said of the head of a request or an answer, as {@link HeadReader} reads it. */
final class HeadWriter {
    private static final String REPLACE = "replace";
    private static final String ADD = "add";
    private static final String DROP = "drop";
    private static final String FILL = "fill";
    private static final String NAMES = "names";
    private static final String ORDER = "order";

    /** YAML allows keys of 1024 characters, with their quotes and escapes. */
    private static final int LONGEST_KEY = 1000;

    private HeadWriter() {}

    /** Return a whole head. */
    static Mapping raw(String head) {
        return YamlPiece.mapping().with("raw", YamlPiece.text(latin(head)));
    }

    /** Return the edits of the header lines, under their keys. */
    static Mapping edits(List<HeaderEdit> edits) {
        Mapping head = YamlPiece.mapping();
        for (String key : keys(edits)) {
            head = head.with(key, value(key, edits));
        }
        return head;
    }

    private static List<String> keys(List<HeaderEdit> edits) {
        return edits.stream().map(HeadWriter::key).distinct().toList();
    }

    /**
     * Return whether edits can be said under keys that stand once each.
     *
     * @param lines makes header lines by edits
     */
    static boolean isSayable(List<HeaderEdit> edits, Function<List<HeaderEdit>, String> lines) {
        List<String> keys = keys(edits);
        List<HeaderEdit> inOrderOfKeys = edits.stream()
                .sorted(Comparator.comparingInt(edit -> keys.indexOf(key(edit))))
                .toList();
        Set<String> names = new HashSet<>();
        return edits.stream().allMatch(HeadWriter::isSayable)
                && only(HeaderEdit.Replace.class, edits).allMatch(edit -> names.add(edit.name()))
                && standsOnce(FILL, edits)
                && standsOnce(NAMES, edits)
                && standsOnce(ORDER, edits)
                && lines.apply(inOrderOfKeys).equals(lines.apply(edits));
    }

    private static String key(HeaderEdit edit) {
        return switch (edit) {
            case HeaderEdit.Replace replace -> REPLACE;
            case HeaderEdit.Add add -> ADD;
            case HeaderEdit.Drop drop -> DROP;
            case HeaderEdit.Fill fill -> FILL;
            case HeaderEdit.LowerCaseNames() -> NAMES;
            case HeaderEdit.UpperCaseNames() -> NAMES;
            case HeaderEdit.Reverse() -> ORDER;
        };
    }

    private static YamlPiece value(String key, List<HeaderEdit> edits) {
        return switch (key) {
            case REPLACE ->
                new Mapping(only(HeaderEdit.Replace.class, edits)
                        .map(edit -> new YamlPiece.Entry(nameOf(edit), YamlPiece.text(edit.value())))
                        .toList());
            case ADD ->
                YamlPiece.list(only(HeaderEdit.Add.class, edits)
                        .map(edit -> YamlPiece.text(edit.name() + ": " + edit.value())));
            case DROP -> YamlPiece.list(only(HeaderEdit.Drop.class, edits).map(edit -> YamlPiece.word(edit.name())));
            case FILL ->
                only(HeaderEdit.Fill.class, edits)
                        .map(HeadWriter::fill)
                        .findFirst()
                        .orElseThrow();
            case NAMES -> YamlPiece.plain(edits.contains(new HeaderEdit.UpperCaseNames()) ? "upper" : "lower");
            default -> YamlPiece.plain("reverse");
        };
    }

    private static YamlPiece fill(HeaderEdit.Fill fill) {
        return YamlPiece.mapping()
                .with("name", YamlPiece.word(fill.name()))
                .with("text", YamlPiece.text(fill.text()))
                .with("times", YamlPiece.plain(fill.times()))
                .withUnless(fill.lines() == 1, "lines", YamlPiece.plain(fill.lines()));
    }

    private static <T extends HeaderEdit> Stream<T> only(Class<T> kind, List<HeaderEdit> edits) {
        return edits.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static String nameOf(HeaderEdit.Replace edit) {
        return YamlPiece.word(edit.name()).inline();
    }

    private static boolean isSayable(HeaderEdit edit) {
        return switch (edit) {
            case HeaderEdit.Replace replace ->
                !replace.name().isEmpty()
                        && isLatin(replace.name() + replace.value())
                        && nameOf(replace).length() <= LONGEST_KEY;
            case HeaderEdit.Add(String name, String value) ->
                !name.isEmpty() && name.indexOf(':') < 0 && isLatin(name + value);
            case HeaderEdit.Drop(String name) -> !name.isEmpty() && isLatin(name);
            case HeaderEdit.Fill fill -> !fill.name().isEmpty() && isLatin(fill.name() + fill.text());
            case HeaderEdit.LowerCaseNames() -> true;
            case HeaderEdit.UpperCaseNames() -> true;
            case HeaderEdit.Reverse() -> true;
        };
    }

    private static boolean standsOnce(String key, List<HeaderEdit> edits) {
        return edits.stream().filter(edit -> key(edit).equals(key)).count() <= 1;
    }

    static boolean isLatin(String text) {
        return latin(text).equals(text);
    }

    /** Return the text as it goes over the wire, where a character is one byte, and one that is none becomes a '?'. */
    static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }
}
