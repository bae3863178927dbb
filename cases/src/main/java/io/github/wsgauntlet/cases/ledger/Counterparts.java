package io.github.wsgauntlet.cases.ledger;

import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What binds a client where a server is bound by another sentence to the same thing. Both ends frame, fragment and
 * close alike, but the ledger has rows of their own for them. Immutable.
 */
public final class Counterparts {
    private static final String RESOURCE = "/ledger/counterparts.yaml";

    private static @Nullable Counterparts builtIn;

    private final Map<String, String> ofClients;

    private Counterparts(Map<String, String> ofClients) {
        this.ofClients = ofClients;
    }

    /**
     * Load the counterparts that ship with the ledger, the same ones each time.
     *
     * @throws InvalidFileException if the file names a requirement that is not in the ledger; the message says where
     */
    public static synchronized Counterparts load() {
        if (builtIn == null) {
            builtIn = parse(RESOURCE.substring(1), TextFile.resource(RESOURCE), Ledger.load());
        }
        return builtIn;
    }

    static Counterparts parse(String name, String text, Ledger ledger) {
        Map<String, String> ofClients = new LinkedHashMap<>();
        for (var entry : new Value("The file of counterparts", YamlReader.read(name, text))
                .mapping()
                .entries()) {
            ofClients.put(
                    known(new Value("A requirement", entry.key()), ledger),
                    known(new Value("A requirement", entry.value()), ledger));
        }
        return new Counterparts(Map.copyOf(ofClients));
    }

    private static String known(Value id, Ledger ledger) {
        return ledger.find(id.text())
                .orElseThrow(() -> id.place().error("There is no requirement '" + id.text() + "' in the ledger"))
                .id();
    }

    /** Return the id of what binds a client in the place of a requirement; the same id if that binds each end. */
    public String ofClient(String requirement) {
        return ofClients.getOrDefault(requirement, requirement);
    }
}
