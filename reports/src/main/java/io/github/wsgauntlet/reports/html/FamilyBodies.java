package io.github.wsgauntlet.reports.html;

import io.github.wsgauntlet.reports.view.CaseBody;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.Packed;
import io.github.wsgauntlet.reports.view.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * The insides of the cases of a family. Those of cases that passed or were skipped are hundreds that hardly anybody
 * opens, and much alike: they are {@linkplain Packed packed} together, with a record separator between them, which
 * takes about a twentieth of the room. Where they are few, and where someone has to look into a case, it stands by
 * itself.
 */
final class FamilyBodies {
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
    record Row(CaseView view, String body) {}

    static FamilyBodies of(List<CaseView> cases) {
        var family = new FamilyBodies();
        boolean many = cases.stream().filter(FamilyBodies::isQuiet).count() >= MANY;
        cases.forEach(view -> family.add(view, many && isQuiet(view)));
        return family;
    }

    private static boolean isQuiet(CaseView view) {
        return Tally.unremarkable(view.result().verdict());
    }

    private void add(CaseView view, boolean packs) {
        String html = CaseInside.of(view);
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
    List<Row> rows() {
        return rows;
    }

    /** Return what those bodies are unpacked from that only say their place in it; empty if there are none. */
    String pack() {
        return packed.isEmpty() ? "" : Packed.of(String.join(SEPARATOR, packed));
    }
}
