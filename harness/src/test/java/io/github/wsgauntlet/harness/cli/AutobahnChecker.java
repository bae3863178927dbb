package io.github.wsgauntlet.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Ways in which projects decide by what Autobahn|Testsuite leaves, each in the shape that several of them have. */
enum AutobahnChecker {
    /** Compares with a stored index, but for how long things took. */
    DIFF_WITH_A_STORED_EXPECTATION {
        @Override
        boolean accepts(Left left) {
            for (String id : List.of("1.1.1", "2.5", "3.1", "4.1.1", "5.1")) {
                JsonNode row = left.agent().get(id);
                ((ObjectNode) row).remove("duration");
                String file = left.name() + "_case_" + id.replace('.', '_') + ".json";
                boolean fails = !id.startsWith("1.");
                String stored = "{\"behavior\":\"OK\",\"behaviorClose\":\"OK\",\"remoteCloseCode\":"
                        + (fails ? 1002 : 1000) + ",\"reportfile\":\"" + file + "\"}";
                if (!row.toString().equals(stored)) {
                    return false;
                }
            }
            return true;
        }
    },
    /** Wants both columns among the good words. */
    BOTH_KEYS {
        @Override
        boolean accepts(Left left) {
            return left.rows()
                    .allMatch(row -> GOOD.contains(text(row, "behavior")) && GOOD.contains(text(row, "behaviorClose")));
        }
    },
    /** Wants the behaviour alone among the good words. */
    BEHAVIOR_ALONE {
        @Override
        boolean accepts(Left left) {
            return left.rows().allMatch(row -> GOOD.contains(text(row, "behavior")));
        }
    },
    /** Takes no word but OK and INFORMATIONAL, and UNIMPLEMENTED where there is no compression. */
    NON_STRICT_IS_NOT_GOOD_ENOUGH {
        @Override
        boolean accepts(Left left) {
            Set<String> taken = Set.of("OK", "INFORMATIONAL", "UNIMPLEMENTED");
            return left.rows().allMatch(row -> taken.contains(text(row, "behavior")));
        }
    },
    /** {@code ! grep FAILED index.json*}. */
    GREP_FOR_FAILED {
        @Override
        boolean accepts(Left left) {
            return !left.read("index.json").contains("FAILED");
        }
    },
    /** {@code grep -ci failed index.json} is 0. */
    COUNT_OF_LINES_WITH_FAILED {
        @Override
        boolean accepts(Left left) {
            return left.read("index.json")
                            .lines()
                            .filter(line -> line.toLowerCase().contains("failed"))
                            .count()
                    == 0;
        }
    },
    /** {@code grep -i '"behavior": "fail'}, blanks and all. */
    GREP_FOR_KEY_AND_WORD {
        @Override
        boolean accepts(Left left) {
            return !Pattern.compile("\"behavior\": \"fail", Pattern.CASE_INSENSITIVE)
                    .matcher(left.read("index.json"))
                    .find();
        }
    },
    /** Puts each case on a line with tr, and picks words out of it with sed. */
    WORDS_PICKED_OUT_OF_LINES {
        private final Pattern words =
                Pattern.compile("\"([0-9.]+)\": \\{.*\"behavior\": \"([A-Z-]+)\".*\"behaviorClose\": \"([A-Z-]+)\".*");

        @Override
        boolean accepts(Left left) {
            List<String> lines = left.read("index.json")
                    .replace("\n", " ")
                    .replace("}", "}\n")
                    .lines()
                    .filter(line -> line.contains("behaviorClose"))
                    .toList();
            return lines.size() == left.agent().size()
                    && lines.stream().allMatch(line -> {
                        var found = words.matcher(line);
                        return found.find() && GOOD.contains(found.group(2)) && GOOD.contains(found.group(3));
                    });
        }
    },
    /** Opens the file of each case. */
    READER_OF_EACH_CASE {
        @Override
        boolean accepts(Left left) {
            return left.files().allMatch(each -> GOOD.contains(text(each, "behavior")));
        }
    },
    /** Makes a test of each case, with what was expected and received, and how long it took. */
    TEST_OF_EACH_CASE {
        private final List<String> keys = List.of(
                "id",
                "description",
                "expectation",
                "result",
                "resultClose",
                "expected",
                "expectedClose",
                "received",
                "started",
                "httpRequest",
                "httpResponse",
                "wirelog",
                "isServer",
                "remoteCloseCode",
                "localCloseCode",
                "wasNotCleanReason");

        @Override
        boolean accepts(Left left) {
            return left.files()
                    .allMatch(each -> keys.stream().allMatch(each::has)
                            && each.get("duration").isIntegralNumber()
                            && !text(each, "behavior").equals("FAILED"));
        }
    },
    /** Wants connections to end well, too: wasClean, or dropped as the case has it. */
    CLEAN_ENDINGS {
        @Override
        boolean accepts(Left left) {
            return left.rows().noneMatch(row -> text(row, "behaviorClose").equals("FAILED"));
        }
    },
    /** Counts a class of index.html, of which two are no case's. */
    CLASS_OF_FAILURES {
        @Override
        boolean accepts(Left left) {
            return count(left.read("index.html"), "case_failed") <= 2;
        }
    },
    /** Adds up the classes of cells, and wants two for each case and none that is red. */
    CLASSES_OF_CELLS {
        @Override
        boolean accepts(Left left) {
            String page = left.read("index.html");
            int cells = Stream.of("ok", "info", "non_strict", "unimplemented", "unclean", "failed")
                    .mapToInt(word -> count(page, "<td class=\"case_" + word + "\"")
                            + count(page, "<td class=\"close case_" + word + "\""))
                    .sum();
            return cells == 2 * left.agent().size() && count(page, "<td class=\"case_failed\"") == 0;
        }
    },
    /** {@code wstest … && check}. */
    CHAIN_OF_EXIT_CODES {
        @Override
        boolean accepts(Left left) {
            return left.exit() == 0 && BOTH_KEYS.accepts(left);
        }
    },
    /** Wants as many cases as were announced, and none FAILED. */
    COUNT_AS_ADVERTISED {
        @Override
        boolean accepts(Left left) {
            return left.agent().size() == left.announced() && GREP_FOR_FAILED.accepts(left);
        }
    },
    /** Compares with a baseline, and takes neither what is worse nor what is better. */
    BASELINE_WITHOUT_REGRESSION {
        @Override
        boolean accepts(Left left) {
            Set<String> bad = new TreeSet<>();
            left.agent().properties().stream()
                    .filter(each -> !GOOD.contains(text(each.getValue(), "behavior")))
                    .forEach(each -> bad.add(each.getKey()));
            return bad.isEmpty();
        }
    },
    /** Goes through the links of the index to files that have to be there. */
    FILES_THAT_THE_INDEX_NAMES {
        @Override
        boolean accepts(Left left) {
            return left.rows()
                            .allMatch(
                                    row -> Files.isRegularFile(left.directory().resolve(text(row, "reportfile"))))
                    && CLASS_OF_FAILURES.accepts(left);
        }
    };

    private static final Set<String> GOOD = Set.of("OK", "INFORMATIONAL", "NON-STRICT", "UNIMPLEMENTED");

    /** Return whether a project would be content. */
    abstract boolean accepts(Left left);

    private static String text(JsonNode of, String key) {
        return of.get(key).asString();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /**
     * What a run has left.
     *
     * @param directory where it is
     * @param agentName what the peer is called
     * @param exit the exit code
     * @param announced how many cases there were to be
     */
    record Left(Path directory, String agentName, int exit, int announced) {
        /** Return how the names of its files begin. */
        String name() {
            return agentName.toLowerCase().replace(' ', '_');
        }

        String read(String file) {
            try {
                return Files.readString(directory.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private JsonNode json(String file) {
            return JsonMapper.builder().build().readTree(read(file));
        }

        JsonNode agent() {
            return json("index.json").get(agentName);
        }

        Stream<JsonNode> rows() {
            return agent().valueStream();
        }

        Stream<JsonNode> files() {
            return rows().map(row -> json(row.get("reportfile").asString()));
        }
    }

    /** Return those that are not content. */
    static List<AutobahnChecker> discontent(Left left) {
        return Arrays.stream(values()).filter(each -> !each.accepts(left)).toList();
    }
}
