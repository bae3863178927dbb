package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Catalogue;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Lists the cases. */
@Command(name = "list", description = "List the cases.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON array with id, title, level, requirements and autobahn ids.")
    private boolean json;

    @Option(names = "--include", paramLabel = "GLOB", description = "List only the cases this matches.")
    private List<String> include = List.of();

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Leave out the cases this matches.")
    private List<String> exclude = List.of();

    @Override
    public Integer call() {
        List<Case> cases = Catalogue.load().select(include, exclude);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(cases.stream().map(ListCommand::asMap).toList()));
        } else {
            cases.forEach(each -> out.println(each.id() + "  " + each.title()));
        }
        out.flush();
        return 0;
    }

    private static Map<String, Object> asMap(Case each) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", each.id());
        map.put("title", each.title());
        map.put("level", each.level().keyword());
        map.put("section", each.section());
        map.put("requirements", each.requirements());
        map.put("autobahn", each.autobahn());
        return map;
    }
}
