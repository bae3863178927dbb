package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.harness.deflate.InflatedMessage;
import io.github.wsgauntlet.harness.wire.PerMessageDeflate;
import java.util.ArrayList;
import java.util.List;

/** What every compressed message that a server sends has to keep (RFC 7692 7.2.1). */
final class CompressionInvariants {
    private CompressionInvariants() {}

    static List<Breach> check(InflatedMessage message, PerMessageDeflate agreement) {
        var breaches = new ArrayList<Breach>();
        ending(message, breaches);
        if (message.largestDistance() > agreement.serverWindow()) {
            breaches.add(Breach.fail(
                    "rfc7692-7.2.1-smwb-obeyed",
                    "The target agreed on a window of " + agreement.serverWindow() + " bytes and refers "
                            + message.largestDistance() + " bytes back" + cause(agreement) + "."));
        }
        if (agreement.serverNoContextTakeover() && message.deepestReach() > 0) {
            breaches.add(Breach.fail(
                    "rfc7692-7.2.1-snct-obeyed",
                    "The target agreed on server_no_context_takeover, and a message of it refers to the one before."));
        }
        if (message.blocks().stream().anyMatch(block -> block.last() && block.padding() != 0)) {
            breaches.add(Breach.fail(
                    "rfc7692-7.2.1-bfinal-padding",
                    "The target sent a block with BFINAL that is not padded with zero bits."));
        }
        return breaches;
    }

    private static String cause(PerMessageDeflate agreement) {
        return agreement.serverMaxWindowBits() == 8 ? ", as zlib does, which knows no window of 256 bytes" : "";
    }

    private static void ending(InflatedMessage message, List<Breach> breaches) {
        switch (message.ending()) {
            case TAIL_STRIPPED, TOO_LARGE -> {}
            case TAIL_NOT_STRIPPED ->
                breaches.add(Breach.fail(
                        "rfc7692-7.2.1-strip-tail",
                        "The target sent a compressed message that still ends in 00 00 ff ff."));
            case AFTER_FINAL_BLOCK ->
                breaches.add(Breach.strict(
                        "rfc7692-7.2.1-strip-tail",
                        "The target sent a compressed message that ends behind a block with BFINAL."));
            case TAIL_MISSING, TRUNCATED ->
                breaches.add(Breach.fail(
                        "rfc7692-7.2.1-strip-tail",
                        "The target sent a compressed message that does not end with an empty stored block."));
            case EMPTY ->
                breaches.add(Breach.fail(
                        "rfc7692-7.2.1-strip-tail",
                        "The target sent a message that is marked as compressed and has no payload."));
            case DAMAGED ->
                breaches.add(Breach.fail(
                        message.blocks().size() <= 1
                                ? "rfc7692-6.1-uncompressed-has-rsv1-clear"
                                : "rfc7692-6.1-compress-then-frame",
                        "The target sent a message that is marked as compressed and is not DEFLATE: "
                                + message.fault()));
        }
    }
}
