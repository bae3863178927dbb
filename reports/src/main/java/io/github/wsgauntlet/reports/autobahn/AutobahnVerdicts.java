package io.github.wsgauntlet.reports.autobahn;

import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.EndReaction;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.record.Preview;
import java.util.List;
import java.util.Set;

/** By whose rules a report in the shape of Autobahn|Testsuite says how a peer behaved. */
public enum AutobahnVerdicts {
    /** By the RFC, as everywhere else: our verdicts in the words of the original. */
    OURS {
        @Override
        public AutobahnBehavior behavior(String id, CaseResult result, boolean peerJudged) {
            return told(id, AutobahnBehavior.of(result.verdict(), lacksOnly(result, peerJudged)));
        }

        @Override
        public AutobahnBehavior closing(String id, CaseResult result, boolean peerJudged) {
            return told(id, AutobahnBehavior.ofClosing(result, lacksOnly(result, peerJudged)));
        }

        /** What is broken is said, also where the original only tells of it. */
        private AutobahnBehavior told(String id, AutobahnBehavior seen) {
            boolean plain = seen == AutobahnBehavior.FAILED || !NEVER_JUDGED.contains(id);
            return plain ? seen : AutobahnBehavior.INFORMATIONAL;
        }
    },

    /**
     * By the rules of the original, as far as what was seen tells: expectations that were stored with it keep holding.
     * It demands what the RFC leaves open, such as ten pongs for ten pings, and does not look at what it knows nothing
     * of.
     */
    AUTOBAHN {
        @Override
        public AutobahnBehavior behavior(String id, CaseResult result, boolean peerJudged) {
            if (NEVER_JUDGED.contains(id)) {
                return AutobahnBehavior.INFORMATIONAL;
            }
            if (result.verdict() == Verdict.SKIP) {
                return lacksExtension(result) ? AutobahnBehavior.UNIMPLEMENTED : AutobahnBehavior.FAILED;
            }
            var wire = new AutobahnWire(result.transcript());
            boolean failed = result.verdict() == Verdict.FAIL
                    || result.verdict() == Verdict.INCONCLUSIVE
                    || result.reaction() instanceof EndReaction.LegalInputRefused
                    || (TEN_PINGS.contains(id) && wire.pongs() < 10)
                    || (isOfClosing(id) && hasWrongCode(id, wire));
            if (failed) {
                return AutobahnBehavior.FAILED;
            }
            boolean answerLost = ANSWER_BEFORE_FAILURE.contains(id) && wire.messages() == 0;
            boolean late = id.startsWith("6.4.") && result.verdict() != Verdict.PASS;
            return answerLost || late ? AutobahnBehavior.NON_STRICT : AutobahnBehavior.OK;
        }

        @Override
        public AutobahnBehavior closing(String id, CaseResult result, boolean peerJudged) {
            AutobahnBehavior behavior = behavior(id, result, peerJudged);
            if (NEVER_JUDGED.contains(id) || result.verdict() == Verdict.SKIP) {
                return behavior;
            }
            var wire = new AutobahnWire(result.transcript());
            if (wire.unopened() || (behavior == AutobahnBehavior.FAILED && !isOfClosing(id))) {
                return AutobahnBehavior.FAILED;
            }
            if (wire.closedByMe() && !wire.wasClean() && !isIllegalClose(id)) {
                return AutobahnBehavior.UNCLEAN;
            }
            if (hasWrongCode(id, wire)) {
                return AutobahnBehavior.WRONG_CODE;
            }
            boolean ofServer = CaseIds.side(result.id()) == Role.SERVER;
            return ofServer && wire.droppedByMe() ? AutobahnBehavior.FAILED_BY_CLIENT : AutobahnBehavior.OK;
        }

        private static boolean lacksExtension(CaseResult result) {
            return switch (result.reaction()) {
                case Unasked.NeedMissing missing -> lacksOnly(result, false);
                case Unasked.CompressionDeclined declined -> true;
                case Unasked.AgreementTooSmall small -> true;
                default -> false;
            };
        }

        private static boolean isOfClosing(String id) {
            return id.startsWith("7.");
        }

        /** Whether what the tester sends is a Close frame that must not be, so that any end is clean enough. */
        private static boolean isIllegalClose(String id) {
            return id.startsWith("7.9.") || ILLEGAL_CLOSE.contains(id);
        }

        /** No code at all is never a wrong one. */
        private static boolean hasWrongCode(String id, AutobahnWire wire) {
            return wire.closing(From.TARGET)
                    .map(Preview.Close::code)
                    .filter(code -> !rightCodes(id, wire).contains(code))
                    .isPresent();
        }

        private static Set<Integer> rightCodes(String id, AutobahnWire wire) {
            if (id.equals("7.5.1")) {
                return Set.of(PROTOCOL_ERROR, INVALID_DATA);
            }
            if (isIllegalClose(id)) {
                return Set.of(PROTOCOL_ERROR);
            }
            if (!wire.closedByMe()) {
                return Set.of(id.startsWith("6.") ? INVALID_DATA : PROTOCOL_ERROR);
            }
            return Set.copyOf(List.of(
                    NORMAL, wire.closing(From.TESTER).map(Preview.Close::code).orElse(NORMAL)));
        }
    };

    private static final int NORMAL = 1000;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int INVALID_DATA = 1007;

    /** What the original only tells of, whatever a peer does. */
    private static final Set<String> NEVER_JUDGED = Set.of("7.1.6", "7.13.1", "7.13.2");

    private static final Set<String> TEN_PINGS = Set.of("2.10", "2.11");

    /** Where a message is owed an answer before the connection has to fail; without one it is NON-STRICT there. */
    private static final Set<String> ANSWER_BEFORE_FAILURE =
            Set.of("3.2", "3.3", "3.4", "4.1.3", "4.1.4", "4.1.5", "4.2.3", "4.2.4", "4.2.5", "5.15");

    private static final Set<String> ILLEGAL_CLOSE = Set.of("7.3.2", "7.3.6", "7.5.1");

    /**
     * Return how a peer behaved.
     *
     * @param id the id of the original that it is reported under
     * @param result what a case of ours saw
     * @param peerJudged whether the peer as a whole could be judged
     */
    public abstract AutobahnBehavior behavior(String id, CaseResult result, boolean peerJudged);

    /** Return how the connection ended, as {@link #behavior} does for what came before. */
    public abstract AutobahnBehavior closing(String id, CaseResult result, boolean peerJudged);

    /** Return whether what was skipped is skipped for what the peer lacks, and not for what it breaks. */
    static boolean lacksOnly(CaseResult result, boolean peerJudged) {
        return switch (result.reaction()) {
            case Unasked.NeedMissing(Need need) when need == Need.DEFLATE || need == Need.WINDOW -> true;
            case Unasked.RestsOnBroken broken -> false;
            case Unasked.RestsOnUnjudged unjudged -> false;
            default -> peerJudged;
        };
    }
}
