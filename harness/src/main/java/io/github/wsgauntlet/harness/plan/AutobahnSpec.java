package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@code fuzzingclient.json} of Autobahn|Testsuite asks for: servers, and the ids of Autobahn's cases. What it
 * says of the tester itself ({@code options}, {@code version}) has no meaning here.
 *
 * @param servers the servers, at least one
 * @param cases patterns of the ids that are played, at least one
 * @param excluded patterns of the ids that are left out
 * @param excludedOfAgents patterns of the ids that are left out of agents, by patterns of their names
 * @param directory where the report goes
 */
public record AutobahnSpec(
        List<Server> servers,
        List<String> cases,
        List<String> excluded,
        Map<String, List<String>> excludedOfAgents,
        Path directory) {

    /** Where Autobahn's own examples put their reports. */
    private static final String USUAL_DIRECTORY = "./reports/servers";

    public AutobahnSpec {
        servers = List.copyOf(servers);
        cases = List.copyOf(cases);
        excluded = List.copyOf(excluded);
        excludedOfAgents = Map.copyOf(excludedOfAgents);
    }

    /**
     * A server to judge.
     *
     * @param agent what reports call it
     * @param url its WebSocket URL, as it was written
     */
    public record Server(String agent, String url) {}

    /**
     * Read a spec.
     *
     * @throws IllegalArgumentException if the file cannot be read, or is no such spec; the message names it and what is
     *     wrong
     */
    public static AutobahnSpec read(Path file) {
        try {
            return of(JsonMapper.builder().build().readTree(Files.readString(file)));
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

    private static AutobahnSpec of(JsonNode spec) {
        var servers = new ArrayList<Server>();
        for (JsonNode each : spec.path("servers")) {
            String url = text(each.path("url"), "The url of a server");
            String agent = each.path("agent").asString(url);
            if (servers.stream().anyMatch(server -> server.agent().equals(agent))) {
                throw new IllegalArgumentException("Two servers have the agent '" + agent + "'.");
            }
            servers.add(new Server(agent, url));
        }
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("It names no servers.");
        }
        List<String> cases = texts(spec.path("cases"), "cases");
        var ofAgents = new LinkedHashMap<String, List<String>>();
        for (Map.Entry<String, JsonNode> each : spec.path("exclude-agent-cases").properties()) {
            ofAgents.put(each.getKey(), texts(each.getValue(), "exclude-agent-cases"));
        }
        return new AutobahnSpec(
                servers,
                cases.isEmpty() ? List.of("*") : cases,
                texts(spec.path("exclude-cases"), "exclude-cases"),
                ofAgents,
                Path.of(spec.path("outdir").asString(USUAL_DIRECTORY)));
    }

    private static List<String> texts(JsonNode node, String name) {
        var texts = new ArrayList<String>();
        for (JsonNode each : node) {
            texts.add(text(each, "What " + name + " lists"));
        }
        return texts;
    }

    private static String text(JsonNode node, String what) {
        if (!node.isString()) {
            throw new IllegalArgumentException(what + " is a text.");
        }
        return node.stringValue();
    }

    /**
     * Return the plans of the runs that the spec asks for, one for each server.
     *
     * @param catalogue where the cases are
     * @param reach how the servers are reached
     * @param options how each run is made
     * @param gate what is expected of each server
     * @throws IllegalArgumentException if a URL is none of a WebSocket server, or a pattern of {@code cases} is of no
     *     case of Autobahn
     */
    public Series series(Catalogue catalogue, Reach reach, RunOptions options, Gate gate) {
        List<Plan> plans = servers.stream()
                .map(server -> new Plan(
                        new Peer.Listening(reach.to(server.agent(), Target.parse(server.url())), Duration.ZERO),
                        cases(catalogue, server),
                        options,
                        Optional.empty(),
                        gate,
                        new Reports(directory, Set.of())))
                .toList();
        return Series.sideBySide(plans, Series.Overview.AUTOBAHN, directory);
    }

    /**
     * Return the cases that send what is asked for, each with those of Autobahn's ids only that are asked for.
     *
     * @throws IllegalArgumentException if a pattern of {@code cases} is of no case of Autobahn
     */
    List<Case> cases(Catalogue catalogue, Server server) {
        Set<String> ids = catalogue.cases().stream()
                .flatMap(each -> each.autobahn().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String pattern : cases) {
            if (ids.stream().noneMatch(matches(pattern))) {
                throw new IllegalArgumentException("No case of Autobahn|Testsuite is '" + pattern + "'.");
            }
        }
        Set<String> asked = ids.stream()
                .filter(id -> matchesAny(cases, id) && !matchesAny(excluded, id))
                .filter(id -> excludedOfAgents.entrySet().stream()
                        .noneMatch(
                                each -> matches(each.getKey()).test(server.agent()) && matchesAny(each.getValue(), id)))
                .collect(Collectors.toSet());
        return catalogue.cases().stream()
                .map(each -> each.withAutobahn(
                        each.autobahn().stream().filter(asked::contains).toList()))
                .filter(each -> !each.autobahn().isEmpty())
                .toList();
    }

    private static boolean matchesAny(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> matches(pattern).test(text));
    }

    /** A pattern with a star matches how a text begins, and any other one all of it, as with Autobahn. */
    private static Predicate<String> matches(String pattern) {
        if (!pattern.contains("*")) {
            return pattern::equals;
        }
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return text -> Pattern.compile(regex).matcher(text).lookingAt();
    }
}
