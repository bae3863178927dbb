package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.Target;

/** Finds out, before the first case, whether a target can be judged at all and what it can do. */
final class Preflight {

    /** What was found. */
    sealed interface Result {
        /** Return what is known of the target. */
        Capabilities capabilities();

        /** The target takes part: cases can be judged. */
        record Ready(Capabilities capabilities) implements Result {}

        /** The target turned down what it was asked first: an opening handshake, or the text that it shall answer. */
        record Refused(Capabilities capabilities, String reason) implements Result {}

        /** There is nothing to judge: no answer to a handshake, no client with one, or no end of what comes. */
        record Unfit(Capabilities capabilities, String reason) implements Result {}
    }

    private Preflight() {}

    /** Look at a target. */
    static Result probe(Target target, Patience patience) {
        return switch (target) {
            case ServerTarget server -> new ServerPreflight(server, patience).probe();
            case ClientTarget client -> new ClientPreflight(client, patience).probe();
        };
    }
}
