package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cases that are played in step because they only mean something together: the connections of one finding, whose ids are
 * {@code fuzz/interleaving/0a1b2c3d-1}, {@code -2} and so on.
 */
public final class InStep {
    private static final Pattern CONNECTION = Pattern.compile("(fuzz/interleaving/[0-9a-f]+)-[0-9]+");

    private InStep() {}

    /** Returns the cases in groups that are played in step, most of them alone, in the order of their first ones. */
    public static List<List<Case>> groups(List<Case> cases) {
        Map<String, List<Case>> groups = new LinkedHashMap<>();
        for (Case each : cases) {
            Matcher connection = CONNECTION.matcher(each.id());
            String group = connection.matches() ? connection.group(1) : each.id();
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(each);
        }
        return List.copyOf(groups.values());
    }
}
