package io.github.wsgauntlet.cases;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Texts as they go through real connections, made up from a seed: ASCII, so that they can be cut anywhere. */
final class SampleText {
    private static final List<String> WORDS =
            ("able about after again among answer began better bright called carry castle children city clear close"
                            + " cloud corner country cross dark deep door early east every evening face fair far"
                            + " father fire first found garden gave gold good great green hand heard heart hill home"
                            + " horse house island keep king knew lake land large later leave light little long"
                            + " looked mother mountain morning moved near never night north often old once open other"
                            + " over paper past people place quiet rain reached river road room round sea seemed"
                            + " seven shadow ship short side silent silver slowly small song south spoke spring stone"
                            + " stood story strange street strong summer table thought three through time together"
                            + " told tower town tree turned under until valley village voice walked wall water white"
                            + " wind window winter woman wood word world year young")
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .toList();

    private final Random random;

    private SampleText(long seed) {
        this.random = new Random(seed);
    }

    /** Return the first bytes of a text without an end. */
    static byte[] of(Payload.Sample.Kind kind, int length, long seed) {
        var sample = new SampleText(seed);
        var text = new StringBuilder(length + 512);
        while (text.length() < length) {
            text.append(
                    switch (kind) {
                        case PROSE -> sample.sentence();
                        case JSON -> sample.json();
                        case HTML -> sample.html();
                    });
        }
        return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private String words(int count) {
        var words = new StringJoiner(" ");
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        return words.toString();
    }

    private String sentence() {
        String words = words(4 + random.nextInt(12));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ". ";
    }

    private String json() {
        // A formatter takes ten times as long, and there are megabytes to be made.
        return "{\"id\": " + random.nextInt(1_000_000)
                + ", \"name\": \"" + word() + " " + word()
                + "\", \"active\": " + random.nextBoolean()
                + ", \"score\": " + random.nextInt(100) + "." + twoDigits(random.nextInt(100))
                + ", \"tags\": [\"" + word() + "\", \"" + word()
                + "\"], \"note\": \"" + words(6) + "\"},\n";
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private String html() {
        return "<li class=\"" + word() + "\"><a href=\"/" + word() + "/" + random.nextInt(10_000) + "\">" + words(3)
                + "</a><p>" + sentence().strip() + "</p></li>\n";
    }
}
