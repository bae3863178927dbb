package io.github.wsgauntlet.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Specs of the shapes that projects have mean the cases that they mean to Autobahn|Testsuite. */
class AutobahnSpecsTest {
    private static final Path GUIDE = Path.of("docs/autobahn.md");
    private static final Comparator<String> NUMERIC = Comparator.comparing(
            id -> Stream.of(id.split("\\.")).map(Integer::valueOf).toList(), AutobahnSpecsTest::compare);

    /** A spec, and what it is an example of. */
    private record Example(String mode, String shape, String text) {
        JsonNode json() {
            return JsonMapper.builder().build().readTree(text);
        }

        boolean ofServers() {
            return mode.equals("fuzzingclient");
        }

        @Override
        public String toString() {
            return mode + ": " + shape;
        }
    }

    private static List<Example> examples() throws IOException {
        try (var file = AutobahnSpecsTest.class.getResourceAsStream("/autobahn-specs.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^== "))
                    .skip(1)
                    .map(each -> each.split(": |\n", 3))
                    .map(each -> new Example(each[0], each[1], each[2]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothing_is_refused_and_the_cases_and_their_order_are_the_same(Example example) {
        AutobahnSpec spec = AutobahnSpec.parse(example.text());
        if (example.ofServers()) {
            for (String agent : agents(example)) {
                Set<String> played = new LinkedHashSet<>();
                spec.cases().of(Catalogue.load(), agent).forEach(each -> played.addAll(each.autobahn()));
                assertThat(played.stream().sorted(NaturalOrder.COMPARATOR))
                        .as(agent)
                        .containsExactlyElementsOf(meantFor(agent, example.json()));
            }
            assertThatCode(() -> spec.withServer("ws://127.0.0.1:1")
                            .series(
                                    Catalogue.load(),
                                    Reach.standard(),
                                    RunOptions.standard(),
                                    Gate.standard(),
                                    AutobahnVerdicts.OURS))
                    .doesNotThrowAnyException();
        } else {
            assertThat(spec.cases().numbered(Catalogue.load(Role.CLIENT)))
                    .flatExtracting(Case::autobahn)
                    .containsExactlyElementsOf(meant(example.json()));
        }
    }

    @Test
    void the_guide_lists_them() throws IOException {
        var table = new ArrayList<String>(List.of("| mode | a spec that has | cases |", "|---|---|---|"));
        for (Example example : examples()) {
            long cases = agents(example).stream()
                    .mapToLong(agent -> meantFor(agent, example.json()).size())
                    .sum();
            table.add("| `" + example.mode() + "` | " + example.shape() + " | " + cases + " |");
        }
        assertThat(table).hasSizeGreaterThanOrEqualTo(42);
        assertThat(Files.readString(GUIDE)).contains(String.join("\n", table));
    }

    private static List<String> agents(Example example) {
        List<String> named = example.json()
                .path("servers")
                .valueStream()
                .map(server -> server.path("agent").asString("UnknownServer"))
                .distinct()
                .toList();
        return named.isEmpty() ? List.of("UnknownServer") : named;
    }

    /** Return what the original plays of an agent, by its own rule. */
    private static List<String> meantFor(String agent, JsonNode spec) {
        var left = new ArrayList<>(meant(spec));
        for (Map.Entry<String, JsonNode> each : spec.path("exclude-agent-cases").properties()) {
            if (Pattern.compile("^" + regex(each.getKey()) + "$").matcher(agent).lookingAt()) {
                each.getValue()
                        .forEach(pattern -> left.removeIf(id -> Pattern.compile("^" + regex(pattern.asString()) + "$")
                                .matcher(id)
                                .lookingAt()));
            }
        }
        return left;
    }

    /** Return what the original numbers, by its own rule: the ids that are listed but for those that are excluded. */
    private static List<String> meant(JsonNode spec) {
        Set<String> left = spec.has("cases") ? resolved(spec.path("cases")) : known();
        left.removeAll(resolved(spec.path("exclude-cases")));
        return left.stream().sorted(NUMERIC).toList();
    }

    private static Set<String> resolved(JsonNode patterns) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode each : patterns) {
            String pattern = each.asString();
            if (pattern.contains("*")) {
                Pattern compiled = Pattern.compile(regex(pattern));
                known().stream().filter(id -> compiled.matcher(id).lookingAt()).forEach(ids::add);
            } else {
                ids.add(pattern);
            }
        }
        return ids;
    }

    private static String regex(String pattern) {
        return pattern.replace(".", "\\.").replace("*", ".*");
    }

    private static Set<String> known() {
        Set<String> ids = Catalogue.load().cases().stream()
                .flatMap(each -> each.autobahn().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertThat(ids).hasSize(517);
        return ids;
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return a.get(i) - b.get(i);
            }
        }
        return a.size() - b.size();
    }
}
