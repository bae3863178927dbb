package io.github.wsgauntlet.reports.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The insides of the cases of a family. The quiet ones are hundreds that hardly anybody opens, and much alike: they are
 * {@linkplain Packed packed} together, with a record separator between them, which takes about a twentieth of the room.
 * Where they are few, and where someone has to look into a case, it stands by itself.
 */
public final class FamilyBodies {
    /** Stands between two cases; {@link Legible} sees to it that it is in none. */
    private static final String SEPARATOR = "\u001e";

    /** Fewer than these are not worth packing. */
    private static final int MANY = 12;

    private final List<Row> rows = new ArrayList<>();
    private final List<String> packed = new ArrayList<>();

    private FamilyBodies() {}

    /**
     * A case as the page lists it.
     *
     * @param view the case
     * @param body the markup of its inside, or of its place in what is packed
     */
    public record Row(CaseView view, String body) {}

    /**
     * Make rows of the cases of a family.
     *
     * @param cases the cases, in their order
     * @param inside makes the markup of what is inside a case
     * @param quiet says of a case whether hardly anybody opens it
     */
    public static FamilyBodies of(List<CaseView> cases, Function<CaseView, String> inside, Predicate<CaseView> quiet) {
        var family = new FamilyBodies();
        boolean many = cases.stream().filter(quiet).count() >= MANY;
        cases.forEach(view -> family.add(view, inside.apply(view), many && quiet.test(view)));
        return family;
    }

    /** Return whether a case passed or was skipped, so that there is nothing to look into. */
    public static boolean isQuiet(CaseView view) {
        return Tally.unremarkable(view.result().verdict());
    }

    private void add(CaseView view, String html, boolean packs) {
        boolean shared = packs && CaseBody.isShort(html);
        rows.add(new Row(view, shared ? place(packed.size()) : CaseBody.of(html)));
        if (shared) {
            packed.add(Legible.text(html));
        }
    }

    private static String place(int number) {
        return "<noscript data-place=\"" + number + "\">What is in here needs JavaScript.</noscript>";
    }

    /** Return a row for each case, in their order. */
    public List<Row> rows() {
        return rows;
    }

    /** Return what those bodies are unpacked from that only say their place in it; empty if there are none. */
    public String pack() {
        return packed.isEmpty() ? "" : Packed.of(String.join(SEPARATOR, packed));
    }
}
