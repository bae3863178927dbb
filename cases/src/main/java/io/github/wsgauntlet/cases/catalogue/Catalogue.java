package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Cases in a fixed order, each with its own id. Immutable. */
public final class Catalogue {
    private static final String DIRECTORY = "/catalogue/";
    private static final String INDEX = DIRECTORY + "index.yaml";

    private static @Nullable Catalogue builtIn;

    private final Map<String, Case> byId;

    private Catalogue(Map<String, Case> byId) {
        this.byId = byId;
    }

    /**
     * Load the built-in cases with the built-in ledger that they cite, the same ones each time.
     *
     * @throws InvalidFileException if a file is wrong; the message names file, line and reason
     */
    public static synchronized Catalogue load() {
        if (builtIn == null) {
            // Nearly all the time goes into YAML, so the ledger and the case files are read side by side.
            CompletableFuture<Ledger> ledger = CompletableFuture.supplyAsync(Ledger::load);
            List<Yaml> files = files();
            try {
                builtIn = load(files, ledger.join());
            } catch (CompletionException e) {
                throw e.getCause() instanceof InvalidFileException wrong ? wrong : e;
            }
        }
        return builtIn;
    }

    /**
     * Load the built-in cases.
     *
     * @param ledger the ledger they cite
     * @throws InvalidFileException if a file is wrong; the message names file, line and reason
     */
    public static Catalogue load(Ledger ledger) {
        return ledger == Ledger.load() ? load() : load(files(), ledger);
    }

    private static Catalogue load(List<Yaml> files, Ledger ledger) {
        var reader = new CaseFileReader(ledger);
        return of(files.parallelStream().map(reader::read).flatMap(List::stream).toList());
    }

    private static List<Yaml> files() {
        return index().parallelStream()
                .map(file -> DIRECTORY + file)
                .map(name -> YamlReader.read(name.substring(1), TextFile.resource(name)))
                .toList();
    }

    /** Return the names of the built-in case files, in the order in which they are loaded. */
    public static List<String> index() {
        var list = new Value("The index", YamlReader.read(INDEX.substring(1), TextFile.resource(INDEX)));
        return list.items().stream().map(Value::line).toList();
    }

    /**
     * Create a catalogue of these cases.
     *
     * @param cases the cases, in order
     * @throws IllegalArgumentException if two have the same id
     */
    public static Catalogue of(List<Case> cases) {
        Map<String, Case> byId = new LinkedHashMap<>();
        for (Case each : cases) {
            if (byId.putIfAbsent(each.id(), each) != null) {
                throw new IllegalArgumentException("Two cases have the id '" + each.id() + "'");
            }
        }
        return new Catalogue(byId);
    }

    /** Return all cases, in order. */
    public List<Case> cases() {
        return List.copyOf(byId.values());
    }

    /** Return the case of that id, if there is one. */
    public Optional<Case> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Select cases by globs over their ids. In a glob, {@code **} stands for any characters, {@code *} for any but a
     * slash and {@code ?} for one that is no slash; every other character stands for itself, so that ids can be pasted.
     * A glob matches an id with or without the values in brackets after it, and one without wildcards also matches
     * everything below the suite or case it names. Commas outside brackets separate several globs in one text.
     *
     * @param include the globs of which one has to match; every case that is played by default if there are none
     * @param exclude the globs of which none may match
     * @return the selected cases, in the order of the catalogue
     * @throws IllegalArgumentException if an included glob matches no case; the message names it
     */
    public List<Case> select(List<String> include, List<String> exclude) {
        List<Glob> included = globs(include);
        List<Glob> excluded = globs(exclude);
        for (Glob glob : included) {
            if (byId.keySet().stream().noneMatch(glob::matches)) {
                throw new IllegalArgumentException("No case matches '" + glob.text() + "'");
            }
        }
        return byId.values().stream()
                .filter(each -> included.isEmpty() ? each.byDefault() : matches(included, each))
                .filter(each -> !matches(excluded, each))
                .toList();
    }

    private static List<Glob> globs(List<String> texts) {
        return texts.stream().flatMap(text -> Glob.parse(text).stream()).toList();
    }

    private static boolean matches(List<Glob> globs, Case each) {
        return globs.stream().anyMatch(glob -> glob.matches(each.id()));
    }
}
