package io.github.wsgauntlet.reports.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;

/**
 * Runs the queries of scripts: by a port of jq, and where jq itself is installed, by it too, which has to say the
 * same.
 */
final class Jq {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final boolean INSTALLED = installed();

    private Jq() {}

    /** Return what a query says of a file, each value as JSON without spaces. */
    static List<String> query(String query, Path file) throws IOException {
        Scope scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
        List<String> values = new ArrayList<>();
        for (JsonNode value : apply(query, scope, MAPPER.readTree(file.toFile()))) {
            values.add(MAPPER.writeValueAsString(value));
        }
        if (INSTALLED) {
            assertThat(run("jq", "-c", query, file.toString())).isEqualTo(values);
        }
        return values;
    }

    private static List<JsonNode> apply(String query, Scope scope, JsonNode input) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        JsonQuery.compile(query, Versions.JQ_1_6).apply(scope, input, values::add);
        return values;
    }

    private static boolean installed() {
        try {
            return run("jq", "--version").stream().anyMatch(line -> line.startsWith("jq-1"));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> run(String... command) throws IOException {
        Path said = Files.createTempFile("jq", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        Files.delete(said);
        return lines;
    }
}
