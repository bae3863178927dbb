package io.github.wsgauntlet.reports.autobahn;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The page that puts agents side by side. Scripts count its classes: {@code case_failed} stands there twice, in the
 * style and in the legend, and once more for each thing that is FAILED.
 */
final class AutobahnPage {
    private final List<String> agents = new ArrayList<>();
    private final Map<String, Map<String, Shown>> rows = new TreeMap<>(NaturalOrder.COMPARATOR);

    /**
     * How an agent did in a case.
     *
     * @param behavior how it behaved
     * @param closing how the connection ended
     * @param code the code of its Close frame, or how the connection ended where there is none
     * @param file the report on it
     */
    record Shown(AutobahnBehavior behavior, AutobahnBehavior closing, String code, String file) {}

    /** Show a case of an agent. */
    void add(String agent, AutobahnCase each, String file) {
        if (!agents.contains(agent)) {
            agents.add(agent);
        }
        String code = Optional.ofNullable(each.code(From.TARGET))
                .map(String::valueOf)
                .orElseGet(() -> each.closing().shown());
        rows.computeIfAbsent(each.id(), id -> new HashMap<>())
                .put(agent, new Shown(each.behavior(), each.closing(), code, file));
    }

    /** Return what colours stand for, each once. */
    Collection<AutobahnBehavior> legend() {
        var byStyle = new LinkedHashMap<String, AutobahnBehavior>();
        for (AutobahnBehavior behavior : AutobahnBehavior.values()) {
            byStyle.putIfAbsent(behavior.style(), behavior);
        }
        return byStyle.values();
    }

    /** Return the agents, in the order of their columns. */
    List<String> agents() {
        return agents;
    }

    /** Return the ids, in the order of their rows. */
    List<String> ids() {
        return List.copyOf(rows.keySet());
    }

    /** Return what there is in a cell. */
    Optional<Shown> shown(String id, String agent) {
        return Optional.ofNullable(rows.get(id)).map(row -> row.get(agent));
    }

    /** Return the page. */
    String html() {
        var html = new StringOutput();
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(html), null, this);
        return Legible.text(html.toString());
    }
}
