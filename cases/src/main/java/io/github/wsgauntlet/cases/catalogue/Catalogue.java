package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.TextFile;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cases in a fixed order, each with its own id. Those that are built in are read when they are wanted. Immutable. */
public final class Catalogue {
    private static final String DIRECTORY = "/catalogue/";
    private static final String INDEX = "index.yaml";
    private static final String CLIENTS = "client/";

    private static @Nullable Catalogue builtIn;
    private static @Nullable Catalogue ofClients;

    private final Heads heads;
    private final Map<String, Supplier<Case>> byId;

    private Catalogue(Heads heads, Map<String, Supplier<Case>> byId) {
        this.heads = heads;
        this.byId = byId;
    }

    /** Load the built-in cases with the built-in ledger that they cite, the same ones each time. */
    public static synchronized Catalogue load() {
        if (builtIn == null) {
            builtIn = of(Contents.load());
        }
        return builtIn;
    }

    /** Create a catalogue of files that are read when a case of them is wanted. */
    static Catalogue of(Contents contents) {
        Map<String, Supplier<Case>> byId = new LinkedHashMap<>();
        for (Contents.Part part : contents.parts()) {
            var file = new BuiltInFile(part.file());
            part.heads().forEach(head -> byId.put(head.id(), () -> file.find(head.id())));
        }
        return new Catalogue(contents.heads(), byId);
    }

    /**
     * Load the built-in cases.
     *
     * @param ledger the ledger they cite
     * @throws InvalidFileException if a file is wrong; the message names file, line and reason
     */
    public static Catalogue load(Ledger ledger) {
        return ledger == Ledger.load() ? load() : of(read(Role.SERVER, ledger));
    }

    private static List<Case> read(Role side, Ledger ledger) {
        var reader = new CaseFileReader(ledger);
        return index(side).parallelStream()
                .map(file -> reader.read(yaml(file)))
                .flatMap(List::stream)
                .toList();
    }

    /** Return what stands in a built-in file. */
    static Yaml yaml(String file) {
        String name = DIRECTORY + file;
        return YamlReader.read(name.substring(1), TextFile.resource(name));
    }

    /** Return the names of the built-in case files of servers, or of clients alone, in the order of loading. */
    public static List<String> index(Role side) {
        return switch (side) {
            case SERVER -> index("");
            case CLIENT -> index(CLIENTS);
        };
    }

    private static List<String> index(String directory) {
        var list = new Value("The index", yaml(directory + INDEX));
        return list.items().stream().map(each -> directory + each.line()).toList();
    }

    /**
     * Load the built-in cases for endpoints of one side, the same ones each time. Those of clients are cases of servers
     * that are turned around, and cases of their own.
     *
     * @throws InvalidFileException if a file is wrong; the message names file, line and reason
     */
    public static Catalogue load(Role side) {
        return switch (side) {
            case SERVER -> load();
            case CLIENT -> ofClients();
        };
    }

    private static synchronized Catalogue ofClients() {
        if (ofClients == null) {
            Ledger ledger = Ledger.load();
            var twins = Twins.load();
            List<Case> turned = load().cases().stream()
                    .flatMap(each -> twins.of(each, ledger).stream())
                    .toList();
            Predicate<Case> first = each -> Foundation.judgedBy(each).isPresent();
            ofClients = of(Stream.of(
                            turned.stream().filter(first),
                            read(Role.CLIENT, ledger).stream(),
                            turned.stream().filter(first.negate()))
                    .flatMap(each -> each)
                    .toList());
        }
        return ofClients;
    }

    /**
     * Create a catalogue of these cases.
     *
     * @param cases the cases, in order
     * @throws IllegalArgumentException if two have the same id
     */
    public static Catalogue of(List<Case> cases) {
        Map<String, Supplier<Case>> byId = new LinkedHashMap<>();
        for (Case each : cases) {
            if (byId.putIfAbsent(each.id(), () -> each) != null) {
                throw new IllegalArgumentException("Two cases have the id '" + each.id() + "'");
            }
        }
        return new Catalogue(Heads.of(cases.stream().map(CaseHead::of).toList()), byId);
    }

    /** Return this catalogue with more cases after its own; those of an id that it has are left out. */
    public Catalogue with(List<Case> more) {
        Map<String, Supplier<Case>> all = new LinkedHashMap<>(byId);
        var allHeads = new ArrayList<>(heads.all());
        for (Case each : more) {
            if (all.putIfAbsent(each.id(), () -> each) == null) {
                allHeads.add(CaseHead.of(each));
            }
        }
        return new Catalogue(Heads.of(allHeads), all);
    }

    /** Return which endpoints its cases put to a question. */
    public Role side() {
        return byId.values().stream()
                .findFirst()
                .map(first -> first.get().side())
                .orElse(Role.SERVER);
    }

    /** Return what can be said of its cases without reading them, in order. */
    public Heads heads() {
        return heads;
    }

    /** Return all cases, in order. */
    public List<Case> cases() {
        return byId.values().parallelStream().map(Supplier::get).toList();
    }

    /** Return the case of that id, if there is one. */
    public Optional<Case> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Supplier::get);
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
        return heads.select(include, exclude).parallelStream()
                .map(head -> byId.get(head.id()).get())
                .toList();
    }
}
