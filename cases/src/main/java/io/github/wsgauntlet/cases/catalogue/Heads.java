package io.github.wsgauntlet.cases.catalogue;

import java.util.List;

/** The heads of the cases of a catalogue, in its order: what can be said of them without reading them. Immutable. */
public final class Heads {
    private final List<CaseHead> all;

    private Heads(List<CaseHead> all) {
        this.all = List.copyOf(all);
    }

    /** Return these heads, in this order. */
    static Heads of(List<CaseHead> all) {
        return new Heads(all);
    }

    /** Return all heads, in the order of the catalogue. */
    public List<CaseHead> all() {
        return all;
    }

    /**
     * Select heads as {@link Catalogue#select} selects cases.
     *
     * @throws IllegalArgumentException if an included glob matches no case; the message names it
     */
    public List<CaseHead> select(List<String> include, List<String> exclude) {
        return Glob.select(all, CaseHead::id, CaseHead::byDefault, include, exclude);
    }
}
