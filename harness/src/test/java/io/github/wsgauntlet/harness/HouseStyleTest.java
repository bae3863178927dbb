package io.github.wsgauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler and no formatter holds us to: the width of lines, the mood of Javadoc, names. */
class HouseStyleTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of("cases", "reports", "reference-server", "harness");
    private static final List<Source> SOURCES = sources();

    private static final Pattern THIRD_PERSON = Pattern.compile(" +(/\\*\\*|\\*) (Returns|Creates) .*");
    private static final Pattern LEFT_FOR_LATER = Pattern.compile(".*\\b(TO" + "DO|FIX" + "ME)\\b.*");
    private static final Pattern TEST =
            Pattern.compile(" {4,8}@(Test|Property|ParameterizedTest|TestFactory|RepeatedTest)\\b.*");
    private static final Pattern METHOD = Pattern.compile(" {4,8}(?:static )?[\\w<>?, ]+ (\\w+)\\(.*");
    private static final Pattern CAMEL_CASE = Pattern.compile(".*[a-z0-9][A-Z].*");

    /** A file and its lines. */
    private record Source(Path file, List<String> lines) {
        static Source of(Path file) {
            try {
                return new Source(file, Files.readAllLines(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String name() {
            return file.getFileName().toString();
        }

        /** Return the places of lines of which something holds. */
        Stream<String> where(Predicate<String> holds) {
            return where((line, before) -> holds.test(line));
        }

        /** Return the places of lines of which something holds, given the line before each. */
        Stream<String> where(BiPredicate<String, String> holds) {
            var places = new ArrayList<String>();
            for (int i = 0; i < lines.size(); i++) {
                if (holds.test(lines.get(i), i == 0 ? "" : lines.get(i - 1))) {
                    places.add(place(i));
                }
            }
            return places.stream();
        }

        /** Return the place of a line, which is counted from 0, and what it says. */
        String place(int line) {
            return ROOT.relativize(file) + ":" + (line + 1) + ": "
                    + lines.get(line).strip();
        }
    }

    private static List<Source> sources() {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("src"))
                .flatMap(HouseStyleTest::javaFiles)
                .map(Source::of)
                .toList();
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void there_is_something_to_look_at() {
        assertThat(SOURCES).hasSizeGreaterThan(500);
    }

    @Test
    void no_line_is_longer_than_the_editor_is_told() throws IOException {
        int limit = Files.readAllLines(ROOT.resolve(".editorconfig")).stream()
                .filter(line -> line.startsWith("max_line_length"))
                .map(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        assertThat(SOURCES.stream().flatMap(source -> source.where(line -> line.length() > limit)))
                .isEmpty();
    }

    @Test
    void no_line_ends_in_white_space() {
        assertThat(SOURCES.stream()
                        .flatMap(source ->
                                source.where(line -> !line.stripTrailing().equals(line))))
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(SOURCES.stream()
                        .flatMap(source -> source.where(
                                line -> LEFT_FOR_LATER.matcher(line).matches())))
                .isEmpty();
    }

    @Test
    void javadoc_of_a_method_tells_it_what_to_do() {
        assertThat(SOURCES.stream()
                        .flatMap(source -> source.where(
                                (line, before) -> THIRD_PERSON.matcher(line).matches()
                                        && (line.contains("/**")
                                                || before.strip().equals("/**")))))
                .isEmpty();
    }

    @Test
    void test_methods_are_named_by_words_between_underscores() {
        var wrong = new ArrayList<String>();
        for (Source source : SOURCES) {
            boolean test = false;
            for (int i = 0; i < source.lines().size(); i++) {
                String line = source.lines().get(i);
                var method = METHOD.matcher(line);
                if (TEST.matcher(line).matches()) {
                    test = true;
                } else if (test && method.matches()) {
                    test = false;
                    if (CAMEL_CASE.matcher(method.group(1)).matches()) {
                        wrong.add(source.place(i));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_simple_name_stands_for_one_thing_in_the_whole_house() {
        assertThat(SOURCES.stream()
                        .filter(source -> source.file().toString().contains("/src/main/java/"))
                        .filter(source -> !source.name().equals("package-info.java"))
                        .collect(Collectors.groupingBy(Source::name))
                        .values()
                        .stream()
                        .filter(same -> same.size() > 1)
                        .map(same -> same.stream()
                                .map(source -> ROOT.relativize(source.file()))
                                .toList()))
                .isEmpty();
    }
}
