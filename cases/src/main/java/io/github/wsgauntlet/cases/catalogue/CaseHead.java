package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Level;
import java.util.List;

/**
 * What a list says of a case.
 *
 * @param id the id
 * @param title one line for people
 * @param section the section the case is about, of the RFC of its first requirement
 * @param level how strongly that requirement is worded
 * @param byDefault whether it is played although nobody asked for it by name
 * @param requirements ids in the requirement ledger
 * @param autobahn the ids of the Autobahn|Testsuite cases that send the same kind of input
 */
public record CaseHead(
        String id,
        String title,
        String section,
        Level level,
        boolean byDefault,
        List<String> requirements,
        List<String> autobahn) {
    public CaseHead {
        requirements = List.copyOf(requirements);
        autobahn = List.copyOf(autobahn);
    }

    /** Return the head of a case. */
    public static CaseHead of(Case whole) {
        return new CaseHead(
                whole.id(),
                whole.title(),
                whole.section(),
                whole.level(),
                whole.byDefault(),
                whole.requirements(),
                whole.autobahn());
    }
}
