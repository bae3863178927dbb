package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.harness.deflate.InflatedMessage;
import io.github.wsgauntlet.harness.wire.PerMessageDeflate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every compressed message that a server sends has to keep (RFC 7692 7.2.1). */
final class CompressionInvariants {
    private static final String TAIL = "rfc7692-7.2.1-strip-tail";

    private CompressionInvariants() {}

    static List<Breach> check(InflatedMessage message, PerMessageDeflate agreement) {
        var breaches = new ArrayList<Breach>();
        ending(message).ifPresent(breaches::add);
        if (message.largestDistance() > agreement.serverWindow()) {
            breaches.add(Breach.fail(
                    "rfc7692-7.2.1-smwb-obeyed",
                    "The target agreed on a window of " + agreement.serverWindow() + " bytes and refers "
                            + message.largestDistance() + " bytes back."));
        }
        if (agreement.serverNoContextTakeover() && message.deepestReach() > 0) {
            breaches.add(Breach.fail(
                    "rfc7692-7.2.1-snct-obeyed",
                    "The target agreed on server_no_context_takeover, and a message of it refers to an earlier one."));
        }
        if (message.blocks().stream().anyMatch(block -> block.last() && block.padding() != 0)) {
            breaches.add(Breach.fail(
                    "rfc7692-7.2.1-bfinal-padding",
                    "The target sent a block with BFINAL that is not padded with zero bits."));
        }
        return breaches;
    }

    private static Optional<Breach> ending(InflatedMessage message) {
        return switch (message.ending()) {
            case TAIL_STRIPPED, TOO_LARGE -> Optional.empty();
            case TAIL_NOT_STRIPPED ->
                Optional.of(Breach.fail(TAIL, "The target sent a compressed message that still ends in 00 00 ff ff."));
            case AFTER_FINAL_BLOCK ->
                Optional.of(Breach.strict(
                        TAIL, "The target sent a compressed message that ends behind a block with BFINAL."));
            case TAIL_MISSING, TRUNCATED ->
                Optional.of(Breach.fail(
                        TAIL, "The target sent a compressed message that does not end with an empty stored block."));
            case EMPTY ->
                Optional.of(Breach.fail(
                        TAIL, "The target sent a message that is marked as compressed and has no payload."));
            case DAMAGED ->
                Optional.of(Breach.fail(
                        message.blocks().size() <= 1
                                ? "rfc7692-6.1-uncompressed-has-rsv1-clear"
                                : "rfc7692-6.1-compress-then-frame",
                        "The target sent a message that is marked as compressed and is not DEFLATE: "
                                + message.fault()));
        };
    }
}
