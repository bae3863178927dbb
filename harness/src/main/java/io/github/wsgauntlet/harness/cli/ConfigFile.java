package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A YAML file that says what options say otherwise: some for every target, and some for one. A key is the name of an
 * option without its hyphens; its value is one, or a list for an option that may be given several times. Immutable.
 */
final class ConfigFile {
    private static final String TARGETS = "targets";
    private static final String URL = "url";
    private static final String NAME = "name";

    private final Map<String, List<String>> common;
    private final List<Target> targets;

    private ConfigFile(Map<String, List<String>> common, List<Target> targets) {
        this.common = common;
        this.targets = targets;
    }

    /**
     * A server that the file names.
     *
     * @param name what reports call it
     * @param url where it is, as it was written
     * @param options the values of the options that are said of it, or else of all, by their names without hyphens
     */
    record Target(String name, String url, Map<String, List<String>> options) {
        Target {
            options = Map.copyOf(options);
        }
    }

    /**
     * Read a file.
     *
     * @param file the file
     * @param single the options that may be said and have one value, without their hyphens
     * @param several the options that may be said and have one value or several
     * @throws InvalidFileException if the file is not there or is wrong; the message names file and line
     */
    static ConfigFile read(Path file, List<String> single, List<String> several) {
        Value all = new Value("The file", YamlReader.read(file.toString(), TextFile.read(file)));
        List<String> known =
                Stream.concat(single.stream(), several.stream()).sorted().toList();
        Fields whole = Fields.of(all, "the file", with(known, TARGETS));
        Map<String, List<String>> common = values(whole, single, several);
        var targets = new ArrayList<Target>();
        for (Value each : whole.require(TARGETS).items()) {
            Fields fields = Fields.of(each, "a target", with(known, URL, NAME));
            String url = fields.require(URL).line();
            String name = fields.find(NAME).map(Value::line).orElse(url);
            if (targets.stream().anyMatch(other -> other.name().equals(name))) {
                throw each.place().error("There is another target of the name '" + name + "'");
            }
            var options = new LinkedHashMap<>(common);
            options.putAll(values(fields, single, several));
            targets.add(new Target(name, url, options));
        }
        return new ConfigFile(common, targets);
    }

    private static List<String> with(List<String> known, String... more) {
        var keys = new ArrayList<>(List.of(more));
        keys.addAll(known);
        return keys;
    }

    private static Map<String, List<String>> values(Fields fields, List<String> single, List<String> several) {
        var values = new LinkedHashMap<String, List<String>>();
        for (String key : single) {
            fields.find(key).ifPresent(value -> values.put(key, List.of(value.line())));
        }
        for (String key : several) {
            fields.find(key).ifPresent(value -> values.put(key, values(value)));
        }
        return values;
    }

    private static List<String> values(Value value) {
        return value.yaml() instanceof Yaml.Sequence
                ? value.items().stream().map(Value::line).toList()
                : List.of(value.line());
    }

    /** Return the servers, at least one, in the order of the file. */
    List<Target> targets() {
        return List.copyOf(targets);
    }

    /** Return the value that is said for every target of an option, or another one where nothing is. */
    String common(String name, String otherwise) {
        return common.getOrDefault(name, List.of(otherwise)).getFirst();
    }
}
