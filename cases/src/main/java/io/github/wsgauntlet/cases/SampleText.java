package io.github.wsgauntlet.cases;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        return IntStream.range(0, count).mapToObj(i -> word()).collect(Collectors.joining(" "));
    }

    private String sentence() {
        String words = words(4 + random.nextInt(12));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ". ";
    }

    private String json() {
        return """
                {"id": %d, "name": "%s %s", "active": %b, "score": %d.%02d, "tags": ["%s", "%s"], "note": "%s"},
                """.formatted(
                        random.nextInt(1_000_000),
                        word(),
                        word(),
                        random.nextBoolean(),
                        random.nextInt(100),
                        random.nextInt(100),
                        word(),
                        word(),
                        words(6));
    }

    private String html() {
        return """
                <li class="%s"><a href="/%s/%d">%s</a><p>%s</p></li>
                """.formatted(
                word(), word(), random.nextInt(10_000), words(3), sentence().strip());
    }
}
