package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which cases of Autobahn|Testsuite are asked for, by patterns that mean what they mean there.
 *
 * @param included patterns of the ids that are played
 * @param excluded patterns of the ids that are left out
 * @param excludedOfAgents patterns of the ids that are left out of agents, by patterns of their names
 * @param messages how many messages a case has at least that sends messages compressed as agreed, 0 or more
 */
public record AutobahnCases(
        List<String> included, List<String> excluded, Map<String, List<String>> excludedOfAgents, int messages) {
    /**
     * Keep what is asked for.
     *
     * @throws IllegalArgumentException if a pattern is no regular expression, or the number of messages is negative
     */
    public AutobahnCases {
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
        excludedOfAgents = Map.copyOf(excludedOfAgents);
        Stream.concat(included.stream(), excluded.stream()).forEach(AutobahnPattern::ofIds);
        excludedOfAgents.forEach((agent, ids) -> {
            AutobahnPattern.ofAll(agent);
            ids.forEach(AutobahnPattern::ofAll);
        });
        if (messages < 0) {
            throw new IllegalArgumentException("There are 0 messages or more, not " + messages + ".");
        }
    }

    /**
     * Return the same cases with another number of messages.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public AutobahnCases withMessages(int others) {
        return new AutobahnCases(included, excluded, excludedOfAgents, others);
    }

    /**
     * Return the ids that are asked for of any agent, in the order in which Autobahn numbers them.
     *
     * @throws IllegalArgumentException if there is none
     */
    public List<String> ids(Catalogue catalogue) {
        Predicate<String> asked = anyOf(included).and(anyOf(excluded).negate());
        List<String> ids = known(catalogue).stream().filter(asked).toList();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("It asks for no case.");
        }
        return ids;
    }

    /** Return whether a case is left out of an agent. */
    public boolean leavesOut(String agent, String id) {
        return excludedOfAgents.entrySet().stream()
                .anyMatch(each -> AutobahnPattern.ofAll(each.getKey()).test(agent)
                        && each.getValue().stream()
                                .anyMatch(pattern ->
                                        AutobahnPattern.ofAll(pattern).test(id)));
    }

    /**
     * Return all cases of ours that send what is asked for of an agent, each with those of Autobahn's ids only that are
     * asked for.
     *
     * @throws IllegalArgumentException if nothing is asked for of any agent
     */
    public List<Case> of(Catalogue catalogue, String agent) {
        Set<String> asked =
                ids(catalogue).stream().filter(id -> !leavesOut(agent, id)).collect(Collectors.toSet());
        return catalogue.cases().stream()
                .map(each -> each.withAutobahn(
                        each.autobahn().stream().filter(asked::contains).toList()))
                .filter(each -> !each.autobahn().isEmpty())
                .map(each -> each.withMessages(messages))
                .toList();
    }

    /**
     * Return one case for each id that is asked for, in the order in which Autobahn numbers them: who comes once for
     * each number can be put to one only. Ids that name the same cases get different ones as far as there are.
     *
     * @throws IllegalArgumentException if nothing is asked for
     */
    public List<Case> numbered(Catalogue catalogue) {
        Map<String, List<Case>> byId = new HashMap<>();
        for (Case each : catalogue.cases()) {
            each.autobahn()
                    .forEach(id ->
                            byId.computeIfAbsent(id, first -> new ArrayList<>()).add(each));
        }
        Set<String> taken = new HashSet<>();
        var numbered = new ArrayList<Case>();
        for (String id : ids(catalogue)) {
            List<Case> sending = byId.get(id);
            Case own = sending.stream()
                    .filter(each -> taken.add(each.id()))
                    .findFirst()
                    .orElseGet(() -> again(sending.getFirst(), id));
            numbered.add(own.withAutobahn(List.of(id)).withMessages(messages));
        }
        return numbered;
    }

    /** A record has each id once. */
    private static Case again(Case other, String id) {
        return other.withId(other.id() + " for " + id);
    }

    /** Return the patterns of agents of which something is left out, sorted. */
    Stream<String> agentsLike() {
        return excludedOfAgents.keySet().stream().sorted();
    }

    /** Return which patterns mean no case, each in a sentence for people. */
    List<String> remarks(Catalogue catalogue) {
        Set<String> ids = known(catalogue);
        Stream<String> listed = Stream.concat(included.stream(), excluded.stream())
                .filter(pattern -> ids.stream().noneMatch(AutobahnPattern.ofIds(pattern)));
        Stream<String> ofAgents = agentsLike()
                .flatMap(agent -> excludedOfAgents.get(agent).stream())
                .filter(pattern -> ids.stream().noneMatch(AutobahnPattern.ofAll(pattern)));
        return Stream.concat(listed, ofAgents)
                .filter(pattern -> !pattern.isEmpty())
                .distinct()
                .map(pattern -> "No case of Autobahn|Testsuite is '" + pattern + "'.")
                .toList();
    }

    private static Predicate<String> anyOf(List<String> patterns) {
        return patterns.stream().map(AutobahnPattern::ofIds).reduce(id -> false, Predicate::or);
    }

    private static Set<String> known(Catalogue catalogue) {
        return catalogue.cases().stream()
                .flatMap(each -> each.autobahn().stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(NaturalOrder.COMPARATOR)));
    }
}
