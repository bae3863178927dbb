package io.github.wsgauntlet.cases.baseline;

import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.YamlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a target is known to be able to do, and how much it is known to take: by the names under which the header of a
 * run's record holds what was seen. Of what it does not name, nothing is known; a limit that it does not name is known
 * not to be there. Immutable.
 *
 * @param values booleans, texts and whole numbers, by their names
 */
public record KnownCapabilities(Map<String, Object> values) {
    /** What a target does or does not. */
    public static final List<String> FLAGS = List.of("echo", "pong", "close", "deflate");

    private static final List<String> TEXTS =
            List.of("textComesBackAs", "binaryComesBackAs", "deflateParameters", "subprotocol");
    private static final List<String> LIMITS =
            Arrays.stream(Limit.values()).map(Limit::key).toList();
    private static final List<String> TRAITS =
            Stream.of(FLAGS, TEXTS).flatMap(List::stream).toList();
    private static final List<String> NAMES =
            Stream.of(TRAITS, LIMITS).flatMap(List::stream).toList();

    public KnownCapabilities {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Return what is known of a target that has shown this. A limit that is known stays where nobody has looked so far.
     *
     * @param recorded what was seen, as the header of a record has it
     */
    KnownCapabilities updated(Map<String, Object> recorded) {
        var updated = new LinkedHashMap<String, Object>();
        TRAITS.forEach(name -> find(recorded, name).ifPresent(value -> updated.put(name, value)));
        for (Limit limit : Limit.values()) {
            find(looked(limit, recorded) ? recorded : values, limit.key())
                    .ifPresent(value -> updated.put(limit.key(), value));
        }
        return new KnownCapabilities(updated);
    }

    /** Read what a baseline says. */
    static KnownCapabilities read(Value value) {
        var fields = Fields.of(value, "what the target can do", NAMES);
        var values = new LinkedHashMap<String, Object>();
        for (String name : fields.keys()) {
            Value said = fields.require(name);
            values.put(
                    name,
                    FLAGS.contains(name)
                            ? said.flag()
                            : LIMITS.contains(name) ? (Object) said.number(1, Long.MAX_VALUE / 10) : said.line());
        }
        return new KnownCapabilities(values);
    }

    /** Return this as {@link #read} takes it, a line for each, with that much space before it. */
    String yaml(String indent) {
        var yaml = new StringBuilder();
        values.forEach((name, value) -> yaml.append(indent)
                .append(name)
                .append(": ")
                .append(value instanceof String text ? YamlText.quoted(text) : value)
                .append('\n'));
        return yaml.toString();
    }

    /**
     * Return in what a target differs from what is known, a sentence without a full stop for each, for example {@code
     * deflate is lost}.
     *
     * @param recorded what was seen, as the header of a record has it
     */
    public List<String> news(Map<String, Object> recorded) {
        var news = new ArrayList<String>();
        for (String name : TRAITS) {
            if (values.containsKey(name) && recorded.containsKey(name)) {
                change(name, recorded).ifPresent(news::add);
            }
        }
        for (Limit limit : Limit.values()) {
            if (looked(limit, recorded)) {
                change(limit.key(), recorded).ifPresent(news::add);
            }
        }
        return news;
    }

    /** Return whether so much was sent that the limit that is known would have shown. */
    private boolean looked(Limit limit, Map<String, Object> recorded) {
        return !values.containsKey(limit.key())
                || recorded.containsKey(limit.key())
                || recorded.get(limit.takenKey()) instanceof Number taken
                        && taken.longValue() > ((Number) values.get(limit.key())).longValue();
    }

    private Optional<String> change(String name, Map<String, Object> recorded) {
        String known = words(values, name);
        String seen = words(recorded, name);
        if (known.equals(seen)) {
            return Optional.empty();
        }
        return Optional.of(
                FLAGS.contains(name)
                        ? name + (seen.equals("true") ? " is gained" : " is lost")
                        : name + " is " + seen + ", where the baseline expects " + known);
    }

    private static String words(Map<String, Object> from, String name) {
        return find(from, name).map(String::valueOf).orElse("none");
    }

    private static Optional<Object> find(Map<String, Object> from, String name) {
        return Optional.ofNullable(from.get(name));
    }
}
