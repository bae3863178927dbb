package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.FuzzedIds;
import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Reaction;
import java.util.List;

/**
 * What one case said about the target, and the bytes that prove it.
 *
 * @param id the id of the case; its first segment is the family
 * @param title one line for people
 * @param section the section the case is about, of the RFC of its first requirement, for example {@code 5.2}
 * @param verdict the verdict on the behaviour
 * @param closing the verdict on how the connection ended, judged on its own axis
 * @param level how strongly the judged requirement is worded
 * @param requirements ids in the requirement ledger, the judged one first
 * @param autobahn the ids of the Autobahn|Testsuite cases that send the same kind of input
 * @param millis how long the case took, in milliseconds
 * @param sent the steps of the case in prose
 * @param expected the allowed outcomes in prose, best first
 * @param why why these outcomes are allowed; may be empty
 * @param violated the ledger id of the requirement that was broken; empty where none was
 * @param reaction what the target did
 * @param repeated whether that is proved by its being so on three connections
 * @param transcript what went over the wire, in order, or one {@link Entry.LeftOut} in its place
 */
public record CaseResult(
        String id,
        String title,
        String section,
        Verdict verdict,
        Closing closing,
        Level level,
        List<String> requirements,
        List<String> autobahn,
        double millis,
        List<String> sent,
        List<String> expected,
        String why,
        String violated,
        Reaction reaction,
        boolean repeated,
        List<Entry> transcript) {
    /**
     * How many entries a transcript has at most. Of a longer conversation the middle is left out, which makes it longer
     * by the entry that says so.
     */
    public static final int MOST_ENTRIES = 120;

    /**
     * Create the result.
     *
     * @throws IllegalArgumentException if {@code id} is empty, or {@code millis} is negative or not finite
     */
    public CaseResult {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A case has an id");
        }
        millis = Durations.checked(millis);
        requirements = List.copyOf(requirements);
        autobahn = List.copyOf(autobahn);
        sent = List.copyOf(sent);
        expected = List.copyOf(expected);
        transcript = List.copyOf(transcript);
    }

    /**
     * Return this without what went over the wire; a note of it stays. It is for a case that proves nothing by it.
     */
    public CaseResult withoutTranscript() {
        return transcript.isEmpty() || leavesOut()
                ? this
                : with(violated, List.of(new Entry.LeftOut(transcript.size())));
    }

    /** Return this where it is another requirement that was broken. */
    public CaseResult blaming(String requirement) {
        return requirement.equals(violated) ? this : with(requirement, transcript);
    }

    private CaseResult with(String broken, List<Entry> shown) {
        return new CaseResult(
                id,
                title,
                section,
                verdict,
                closing,
                level,
                requirements,
                autobahn,
                millis,
                sent,
                expected,
                why,
                broken,
                reaction,
                repeated,
                shown);
    }

    /** Return whether what went over the wire was not kept. */
    public boolean leavesOut() {
        return transcript.stream().anyMatch(Entry.LeftOut.class::isInstance);
    }

    /** Return what the target did, in full sentences. */
    public String actual() {
        return ReactionProse.sentence(reaction, repeated);
    }

    /** Return the family, under which reports group the case, for example {@code framing}. */
    public String family() {
        return CaseIds.family(id);
    }

    /** Return whether this comes of fuzzing, and not of a case that was chosen. */
    public boolean fuzzed() {
        return FuzzedIds.has(id);
    }

    /** Return the requirement to name when this case fails: the violated one, else the first it cites, else empty. */
    public String blamed() {
        if (!violated.isEmpty()) {
            return violated;
        }
        return requirements.isEmpty() ? "" : requirements.getFirst();
    }
}
