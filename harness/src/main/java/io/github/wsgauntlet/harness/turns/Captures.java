package io.github.wsgauntlet.harness.turns;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Reference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was captured while a case was played, by name. Immutable.
 *
 * @param values what each name stands for
 */
public record Captures(Map<String, String> values) {
    public Captures {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Return what is known before anything was captured. */
    public static Captures none() {
        return new Captures(Map.of());
    }

    /** Return these with more, which replace those of the same name. */
    public Captures with(Map<String, String> more) {
        var all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Captures(all);
    }

    /** Return what a name stands for; nothing where it was not captured, since the case went another way. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Return a text with each reference replaced. */
    public String fill(String text) {
        return Reference.fill(text, this::value);
    }

    /** Return a regular expression in which each reference is replaced, and stands for just that text. */
    public String fillRegex(String regex) {
        return Reference.fill(regex, name -> Pattern.quote(value(name)));
    }

    /** Return a payload with each reference in its texts replaced. */
    public Payload fill(Payload payload) {
        return switch (payload) {
            case Payload.Text(String text) -> new Payload.Text(fill(text));
            case Payload.Repeated(Payload unit, int times) -> new Payload.Repeated(fill(unit), times);
            case Payload.Joined(var parts) ->
                new Payload.Joined(parts.stream().map(this::fill).toList());
            case Payload.Hex hex -> hex;
            case Payload.Seeded seeded -> seeded;
            case Payload.Sample sample -> sample;
            case Payload.CloseBody body -> body;
            case Payload.Deflated deflated -> deflated;
        };
    }

    /** Return a request with each reference in its target and header lines replaced. */
    public HandshakeRequest fill(HandshakeRequest request) {
        return new HandshakeRequest(
                request.method(),
                fill(request.target()),
                request.version(),
                request.edits().stream().map(this::fill).toList(),
                request.raw());
    }

    private HeaderEdit fill(HeaderEdit edit) {
        return switch (edit) {
            case HeaderEdit.Add(String name, String value) -> new HeaderEdit.Add(name, fill(value));
            case HeaderEdit.Replace(String name, String value) -> new HeaderEdit.Replace(name, fill(value));
            case HeaderEdit.Drop drop -> drop;
            case HeaderEdit.Fill filled -> filled;
            case HeaderEdit.Reverse reverse -> reverse;
            case HeaderEdit.LowerCaseNames lower -> lower;
            case HeaderEdit.UpperCaseNames upper -> upper;
        };
    }
}
