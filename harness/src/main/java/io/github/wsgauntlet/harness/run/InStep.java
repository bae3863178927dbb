package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cases that are played in step because they only mean something together: those of one group. */
final class InStep {
    private InStep() {}

    /** Return the cases in groups that are played in step, most of them alone, in the order of their first ones. */
    static List<List<Case>> groups(List<Case> cases) {
        List<List<Case>> all = new ArrayList<>();
        Map<String, List<Case>> groups = new LinkedHashMap<>();
        for (Case each : cases) {
            boolean alone = each.group().isEmpty();
            List<Case> group =
                    alone ? new ArrayList<>() : groups.computeIfAbsent(each.group(), name -> new ArrayList<>());
            if (group.isEmpty()) {
                all.add(group);
            }
            group.add(each);
        }
        return all;
    }
}
