package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of built-in cases, which is read when the first of them is wanted. Thread safe. */
final class BuiltInFile {
    private final String name;
    private @Nullable Map<String, Case> cases;

    /** Create a file that is not read yet, by its name in the catalogue. */
    BuiltInFile(String name) {
        this.name = name;
    }

    /**
     * Return the case of that id.
     *
     * @throws IllegalStateException if the file has none: then what the build has written down is not of this file
     */
    Case find(String id) {
        return Optional.ofNullable(cases().get(id))
                .orElseThrow(() -> new IllegalStateException(
                        "The case '" + id + "' does not stand in " + name + " any more: build the cases again."));
    }

    private synchronized Map<String, Case> cases() {
        if (cases == null) {
            Yaml file = Catalogue.yaml(name);
            cases = new CaseFileReader(Ledger.load())
                    .read(file).stream().collect(Collectors.toMap(Case::id, Function.identity()));
        }
        return cases;
    }
}
