package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.reaction.IllegalCompression;
import io.github.wsgauntlet.cases.reaction.IllegalCompression.Flaw;
import io.github.wsgauntlet.harness.deflate.InflatedMessage;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every compressed message that an endpoint sends has to keep (RFC 7692 7.2.1). */
final class CompressionInvariants {
    private static final String TAIL = "rfc7692-7.2.1-strip-tail";

    private CompressionInvariants() {}

    static List<Breach> check(InflatedMessage message, Role sender, DeflateAgreement agreement) {
        var breaches = new ArrayList<Breach>();
        ending(message).ifPresent(breaches::add);
        if (message.largestDistance() > agreement.window(sender)) {
            breaches.add(Breach.fail(
                    "rfc7692-7.2.1-smwb-obeyed",
                    new IllegalCompression(
                            Flaw.WINDOW_EXCEEDED, agreement.window(sender), message.largestDistance(), "")));
        }
        if (agreement.noContextTakeover(sender) && message.deepestReach() > 0) {
            breaches.add(Breach.fail("rfc7692-7.2.1-snct-obeyed", new IllegalCompression(Flaw.CONTEXT_TAKEN_OVER)));
        }
        if (message.blocks().stream().anyMatch(block -> block.last() && block.padding() != 0)) {
            breaches.add(
                    Breach.fail("rfc7692-7.2.1-bfinal-padding", new IllegalCompression(Flaw.FINAL_BLOCK_NOT_PADDED)));
        }
        return breaches;
    }

    private static Optional<Breach> ending(InflatedMessage message) {
        return switch (message.ending()) {
            case TAIL_STRIPPED, TOO_LARGE -> Optional.empty();
            case TAIL_NOT_STRIPPED -> Optional.of(Breach.fail(TAIL, new IllegalCompression(Flaw.TAIL_NOT_STRIPPED)));
            case AFTER_FINAL_BLOCK ->
                Optional.of(Breach.strict(TAIL, new IllegalCompression(Flaw.ENDS_AFTER_FINAL_BLOCK)));
            case TAIL_MISSING, TRUNCATED -> Optional.of(Breach.fail(TAIL, new IllegalCompression(Flaw.TAIL_MISSING)));
            case EMPTY -> Optional.of(Breach.fail(TAIL, new IllegalCompression(Flaw.NO_PAYLOAD)));
            case DAMAGED ->
                Optional.of(Breach.fail(
                        message.blocks().size() <= 1
                                ? "rfc7692-6.1-uncompressed-has-rsv1-clear"
                                : "rfc7692-6.1-compress-then-frame",
                        new IllegalCompression(Flaw.NOT_DEFLATE, 0, 0, message.fault())));
        };
    }
}
