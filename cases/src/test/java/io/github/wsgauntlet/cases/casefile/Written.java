package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.util.HashSet;
import java.util.Map;

/** What was written, read again as it stands in a case without variables. */
final class Written {
    private Written() {}

    static Value read(YamlPiece written) {
        Yaml yaml = YamlReader.read("written.yaml", written.inline());
        return new Value("What was written", new Variables(Map.of(), new HashSet<>()).replaceIn(yaml));
    }
}
