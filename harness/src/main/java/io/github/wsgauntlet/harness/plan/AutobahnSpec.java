package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Transcripts;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a spec of Autobahn|Testsuite asks for: a {@code fuzzingclient.json} or a {@code fuzzingserver.json}. Of what it
 * says of the tester itself ({@code options}), how long that waits has a meaning here.
 *
 * @param servers the servers to judge; empty where clients come
 * @param cases which cases are played
 * @param directory where the report goes, if it says so
 * @param url where clients come, as it was written
 * @param key the file with the key of who speaks TLS to them
 * @param cert the file with the certificate
 * @param answer how long a peer may take at least to answer; zero where nothing is said
 * @param unknown the keys that no such spec has
 */
public record AutobahnSpec(
        List<Server> servers,
        AutobahnCases cases,
        Optional<Path> directory,
        Optional<String> url,
        Optional<Path> key,
        Optional<Path> cert,
        Duration answer,
        List<String> unknown) {

    /** What such a spec says, some of it of the tester itself. */
    private static final Set<String> KEYS = Set.of(
            "options",
            "outdir",
            "servers",
            "cases",
            "exclude-cases",
            "exclude-agent-cases",
            "url",
            "key",
            "cert",
            "protocols",
            "webport");

    private static final Set<String> KEYS_OF_A_SERVER = Set.of("agent", "url", "options");

    /** How long the tester waits, in seconds. */
    private static final List<String> TIMEOUTS = List.of("openHandshakeTimeout", "closeHandshakeTimeout");

    /** Where Autobahn's own examples put their reports. */
    private static final Path USUAL_DIRECTORY = Path.of("./reports/servers");

    public AutobahnSpec {
        servers = List.copyOf(servers);
        unknown = List.copyOf(unknown);
    }

    /**
     * A server to judge.
     *
     * @param agent what reports call it; as it calls itself where nothing is said
     * @param url its WebSocket URL, as it was written
     */
    public record Server(Optional<String> agent, String url) {}

    /**
     * Read a spec.
     *
     * @throws IllegalArgumentException if the file cannot be read, or is no such spec; the message names it and what is
     *     wrong
     */
    public static AutobahnSpec read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ":" + e.getLocation().getLineNr() + ": This is not JSON.", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": There is no such file.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": It cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Read the text of a spec.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong
     * @throws JacksonException if it is not JSON
     */
    public static AutobahnSpec parse(String text) {
        JsonNode spec = JsonMapper.builder().build().readTree(text);
        var servers = new ArrayList<Server>();
        for (JsonNode each : spec.path("servers")) {
            servers.add(new Server(
                    text(each, "agent"),
                    text(each, "url").orElseThrow(() -> new IllegalArgumentException("A server has no url."))));
        }
        var ofAgents = new LinkedHashMap<String, List<String>>();
        for (String agent : spec.path("exclude-agent-cases").propertyNames()) {
            ofAgents.put(agent, texts(spec.path("exclude-agent-cases"), agent));
        }
        return new AutobahnSpec(
                servers,
                new AutobahnCases(
                        spec.has("cases") ? texts(spec, "cases") : List.of("*"),
                        texts(spec, "exclude-cases"),
                        ofAgents,
                        0),
                text(spec, "outdir").map(Path::of),
                text(spec, "url"),
                text(spec, "key").map(Path::of),
                text(spec, "cert").map(Path::of),
                answer(spec),
                unknown(spec));
    }

    /** Return the longest that it waits for any answer, be it said for all servers or for one. */
    private static Duration answer(JsonNode spec) {
        return Stream.concat(Stream.of(spec), spec.path("servers").valueStream())
                .flatMap(each -> TIMEOUTS.stream().map(each.path("options")::path))
                .filter(JsonNode::isNumber)
                .map(seconds -> Duration.ofMillis((long) (seconds.doubleValue() * 1_000)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static List<String> unknown(JsonNode spec) {
        var unknown = new LinkedHashSet<String>(spec.propertyNames());
        unknown.removeAll(KEYS);
        for (JsonNode server : spec.path("servers")) {
            server.propertyNames().stream()
                    .filter(key -> !KEYS_OF_A_SERVER.contains(key))
                    .forEach(unknown::add);
        }
        return List.copyOf(unknown);
    }

    private static List<String> texts(JsonNode of, String key) {
        JsonNode list = of.path(key);
        boolean right =
                list.isMissingNode() || list.isArray() && list.valueStream().allMatch(JsonNode::isString);
        if (!right) {
            throw new IllegalArgumentException("'" + key + "' is a list of texts.");
        }
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    private static Optional<String> text(JsonNode of, String key) {
        JsonNode text = of.path(key);
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        if (!text.isString()) {
            throw new IllegalArgumentException("'" + key + "' is a text.");
        }
        return Optional.of(text.stringValue());
    }

    /**
     * Return the same spec with another number of messages in each case of Autobahn's sections 12 and 13.
     *
     * @param messages how many at least, 0 or more
     * @throws IllegalArgumentException if it is negative
     */
    public AutobahnSpec withMessages(int messages) {
        return new AutobahnSpec(servers, cases.withMessages(messages), directory, url, key, cert, answer, unknown);
    }

    /** Return the same spec with a server, where it names none. */
    public AutobahnSpec withServer(String address) {
        return servers.isEmpty()
                ? new AutobahnSpec(
                        List.of(new Server(Optional.empty(), address)),
                        cases,
                        directory,
                        url,
                        key,
                        cert,
                        answer,
                        unknown)
                : this;
    }

    /**
     * Return the plans of the runs that the spec asks for, one for each server. Those of which it does not say what
     * they are called are asked.
     *
     * @param catalogue where the cases are
     * @param reach how the servers are reached
     * @param options how each run is made
     * @param gate what is expected of each server
     * @param verdicts by whose rules the index says how they behaved
     * @throws IllegalArgumentException if it names no server, a URL is none of a WebSocket server, or no case is asked
     *     for
     */
    public Series series(Catalogue catalogue, Reach reach, RunOptions options, Gate gate, AutobahnVerdicts verdicts) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("It names no server.");
        }
        List<String> ids = cases.ids(catalogue);
        RunOptions patient = options.withPatience(patience(options.patience()));
        List<ServerTarget> targets = servers.stream()
                .map(server -> reach.to(server.agent().orElse(""), ServerTarget.parse(server.url())))
                .toList();
        Path reports = directory.orElse(USUAL_DIRECTORY);
        var repertoire = Repertoire.of(catalogue);
        List<Plan> plans = targets.stream()
                .map(target ->
                        target.name().isEmpty() ? target.withName(Introduction.of(target, patient.patience())) : target)
                .filter(target -> ids.stream().anyMatch(id -> !cases.leavesOut(target.name(), id)))
                .map(target -> new Plan(
                        new Peer.Listening(target, Duration.ZERO),
                        repertoire,
                        cases.of(catalogue, target.name()),
                        patient,
                        Optional.empty(),
                        gate,
                        new Reports(reports, Set.of(), Transcripts.ALL)))
                .toList();
        if (plans.isEmpty()) {
            throw new IllegalArgumentException("It asks for no case of any of its servers.");
        }
        return Series.sideBySide(plans, Series.Overview.of(verdicts), reports);
    }

    /** Return limits that wait for an answer as long as this spec does, and no shorter than they did. */
    public Patience patience(Patience usual) {
        return usual.deadline().compareTo(answer) >= 0 ? usual : usual.withDeadline(answer);
    }

    /** Return what of this spec has no effect, each in a sentence for people. */
    public List<String> remarks(Catalogue catalogue) {
        Stream<String> keys = unknown.stream().map(key -> "The key '" + key + "' is unknown, and has no effect.");
        return Stream.concat(keys, cases.remarks(catalogue).stream()).toList();
    }

    /**
     * Return what of this spec has no effect on its servers, each in a sentence for people.
     *
     * @param agents what the servers are called
     */
    public List<String> remarks(List<String> agents) {
        Stream<String> absent = cases.agentsLike()
                .filter(pattern -> agents.stream().noneMatch(AutobahnPattern.ofAll(pattern)))
                .map(pattern -> "No server has an agent like '" + pattern + "'.");
        Stream<String> twice = agents.stream()
                .filter(agent -> Collections.frequency(agents, agent) > 1)
                .distinct()
                .map(agent -> "Several servers have the agent '" + agent + "', and the report shows the last.");
        return Stream.concat(absent, twice).toList();
    }
}
