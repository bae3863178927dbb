package io.github.wsgauntlet.cases.baseline;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.baseline.Baseline.Entry;
import io.github.wsgauntlet.cases.catalogue.CaseHead;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings a baseline up to what was seen. What still holds stays as it was written, with its reason. */
public final class BaselineUpdate {
    private final Catalogue catalogue;
    private final Map<String, Object> capabilities;
    private final Map<String, Seen> seen;
    private final LocalDate day;

    /**
     * The verdict on a case.
     *
     * @param verdict the verdict
     * @param reason what to say of it where the baseline says nothing yet; cases with the same one share an entry
     */
    public record Seen(Verdict verdict, String reason) {}

    /**
     * Create an update.
     *
     * @param catalogue the cases there are
     * @param capabilities what the target could do, as the header of a record has it
     * @param seen the verdict on each case that was played, by its id, in order
     * @param day the day, after which entries may have come to their end
     */
    public BaselineUpdate(
            Catalogue catalogue, Map<String, Object> capabilities, Map<String, Seen> seen, LocalDate day) {
        this.catalogue = catalogue;
        this.capabilities = Map.copyOf(capabilities);
        this.seen = new LinkedHashMap<>(seen);
        this.day = day;
    }

    /**
     * Return the baseline that expects what was seen, and of cases that were not judged what was expected before. That
     * a case of which nothing was expected cannot be judged is expected now and then.
     */
    public Baseline of(Baseline old) {
        var entries = new ArrayList<Entry>();
        for (Entry entry : old.entries()) {
            if (entry.cases().stream().allMatch(Baseline::isOfFuzzing)) {
                entries.add(entry);
                continue;
            }
            Set<String> governed = governed(old, entry);
            List<String> kept = governed.stream().filter(id -> holds(entry, id)).toList();
            if (kept.size() == governed.size() && !governed.isEmpty()) {
                entries.add(entry);
            } else if (!kept.isEmpty()) {
                entries.add(new Entry(
                        shortened(kept),
                        entry.verdict(),
                        entry.sometimes(),
                        entry.reason(),
                        entry.link(),
                        entry.until()));
            }
        }
        Map<Seen, List<String>> fresh = seen.entrySet().stream()
                .filter(each -> isNew(old, each.getKey(), each.getValue()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        fresh.forEach((what, ids) -> entries.add(new Entry(
                shortened(ids),
                what.verdict(),
                what.verdict() == Verdict.INCONCLUSIVE,
                what.reason(),
                Optional.empty(),
                Optional.empty())));
        KnownCapabilities known = old.capabilities()
                .orElseGet(() -> new KnownCapabilities(Map.of()))
                .updated(capabilities);
        return new Baseline(Optional.of(known), entries);
    }

    private Set<String> governed(Baseline old, Entry entry) {
        return catalogue.heads().all().stream()
                .map(CaseHead::id)
                .filter(id -> old.of(id, day).filter(entry::equals).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean holds(Entry entry, String id) {
        Seen now = seen.get(id);
        return now == null || !now.verdict().judged() || entry.expects(now.verdict());
    }

    private boolean isNew(Baseline old, String id, Seen now) {
        return switch (now.verdict()) {
            case PASS, SKIP -> false;
            case INFO, WARN, STRICT, FAIL ->
                old.of(id, day).filter(entry -> entry.expects(now.verdict())).isEmpty();
            case INCONCLUSIVE -> old.of(id, day).isEmpty();
        };
    }

    /** Name whole cases and suites where every variant is meant, and single variants otherwise. */
    private List<String> shortened(List<String> ids) {
        Set<String> wanted = new LinkedHashSet<>(ids);
        var names = new LinkedHashSet<String>();
        for (String id : ids) {
            if (Baseline.isOfFuzzing(id)) {
                names.add(id);
                continue;
            }
            String name = plain(id);
            String suite = name.substring(0, Math.max(0, name.lastIndexOf('/')));
            names.add(allWanted(suite, wanted) ? suite : allWanted(name, wanted) ? name : id);
        }
        return List.copyOf(names);
    }

    private boolean allWanted(String name, Set<String> wanted) {
        return !name.isEmpty()
                && catalogue.heads().select(List.of(name), List.of()).stream()
                        .allMatch(each -> wanted.contains(each.id()));
    }

    private static String plain(String id) {
        int variant = id.indexOf('[');
        return variant < 0 ? id : id.substring(0, variant);
    }
}
