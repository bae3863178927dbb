package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.reception.Visits;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fuzzing server that a spec asks for, on a free port. */
final class FuzzingServer {
    private final Background command;
    private final Path output;
    private final String url;

    private FuzzingServer(Background command, Path output, String url) {
        this.command = command;
        this.output = output;
        this.url = url;
    }

    /** Start one whose spec says where it listens and writes, and the members given, and wait for its first line. */
    static FuzzingServer start(Path directory, String members) throws IOException {
        String url;
        try (var free = new ServerSocket(0)) {
            url = "ws://127.0.0.1:" + free.getLocalPort();
        }
        Path output = directory.resolve("out");
        Path spec = Files.writeString(
                directory.resolve("fuzzingserver.json"),
                "{\"url\": \"%s\", \"outdir\": \"%s\", %s}".formatted(url, output, members));
        var command = Background.start("wstest", "-m", "fuzzingserver", "-s", spec.toString(), "-u", "0");
        command.firstLine();
        return new FuzzingServer(command, output, url);
    }

    /** Return its command. */
    Background command() {
        return command;
    }

    /** Return its URL, without a slash at its end. */
    String url() {
        return url;
    }

    /** Read its index.json. */
    JsonNode index() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(output.resolve("index.json")));
    }

    /** Ask it to stop, wait for its end, and return its exit code. */
    int stop() throws Exception {
        Visits.said(url + "/stopServer");
        return command.exit();
    }
}
