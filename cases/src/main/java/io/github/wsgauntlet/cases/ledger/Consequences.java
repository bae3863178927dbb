package io.github.wsgauntlet.cases.ledger;

import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which requirements are a more fundamental one looked at more closely: whoever breaks that breaks them with it, which
 * is one fault. Immutable.
 */
public final class Consequences {
    private static final String RESOURCE = "/ledger/consequences.yaml";

    private static @Nullable Consequences builtIn;

    private final Map<String, String> grounds;

    private Consequences(Map<String, String> grounds) {
        this.grounds = grounds;
    }

    /**
     * Load the consequences that ship with the ledger, the same ones each time.
     *
     * @throws InvalidFileException if the file names a requirement that is not in the ledger, or one that follows from
     *     itself; the message says where
     */
    public static synchronized Consequences load() {
        if (builtIn == null) {
            builtIn = parse(RESOURCE.substring(1), TextFile.resource(RESOURCE), Ledger.load(), Counterparts.load());
        }
        return builtIn;
    }

    static Consequences parse(String name, String text, Ledger ledger, Counterparts counterparts) {
        Map<String, String> grounds = new LinkedHashMap<>();
        for (var entry : new Value("The file of consequences", YamlReader.read(name, text))
                .mapping()
                .entries()) {
            var finer = new Value("A requirement", entry.key());
            String ground = known(new Value("A requirement", entry.value()), ledger);
            grounds.put(known(finer, ledger), ground);
            if (chain(ground, grounds).contains(finer.text())) {
                throw finer.place().error("The requirement '" + finer.text() + "' follows from itself");
            }
        }
        var all = new LinkedHashMap<>(grounds);
        grounds.forEach((finer, ground) -> {
            String ofClient = counterparts.ofClient(finer);
            String groundOfClient = counterparts.ofClient(ground);
            if (!ofClient.equals(groundOfClient) && !chain(groundOfClient, all).contains(ofClient)) {
                all.putIfAbsent(ofClient, groundOfClient);
            }
        });
        return new Consequences(Map.copyOf(all));
    }

    private static String known(Value id, Ledger ledger) {
        return ledger.find(id.text())
                .orElseThrow(() -> id.place().error("There is no requirement '" + id.text() + "' in the ledger"))
                .id();
    }

    /** Return what a requirement follows from, the nearest first; empty for a duty of its own. */
    public List<String> groundsOf(String requirement) {
        List<String> chain = chain(requirement, grounds);
        return chain.subList(1, chain.size());
    }

    /** Return a requirement and what it follows from; in a file that is not yet checked that may have no end. */
    private static List<String> chain(String requirement, Map<String, String> grounds) {
        var chain = new ArrayList<String>();
        Optional<String> next = Optional.of(requirement);
        while (next.filter(id -> !chain.contains(id)).isPresent()) {
            chain.add(next.get());
            next = Optional.ofNullable(grounds.get(next.get()));
        }
        return List.copyOf(chain);
    }
}
