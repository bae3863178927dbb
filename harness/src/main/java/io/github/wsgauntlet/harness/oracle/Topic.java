package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.cases.ledger.Counterparts;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.DeflateOffer;
import io.github.wsgauntlet.harness.conversation.DeflateOffer.Flaw;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.wire.Extension;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a scenario is about.
 *
 * @param kind what kind of scenario it is
 * @param compression whether permessage-deflate is offered in an opening handshake that is fine, or agreed on by the
 *     tester (RFC 7692 7)
 * @param state the state in which it leaves the oracle, in a few words
 * @param requirement the ledger id of the requirement that a target breaks that reacts as the {@link Oracle} does not
 *     allow; of several the most special one
 */
public record Topic(Kind kind, boolean compression, String state, String requirement) {

    /** The kinds of scenarios, told by what is the last thing that is judged. */
    public enum Kind {
        /** The opening handshake is all there is, or is to be refused. */
        HANDSHAKE,
        /** All that is said is legal. */
        LEGAL,
        /** Something breaks the rules. */
        VIOLATED,
        /** The tester closes or drops the connection. */
        CLOSED
    }

    /** Return what a scenario is about. */
    public static Topic of(Scenario scenario) {
        return of(Meaning.of(scenario));
    }

    /** Return what a scenario is about that has been read. */
    public static Topic of(Meaning meaning) {
        return switch (meaning.scenario().tester()) {
            case CLIENT -> ofServer(meaning);
            case SERVER -> ofClient(meaning);
        };
    }

    private static Topic ofClient(Meaning meaning) {
        Topic topic = new Dialogue(meaning, meaning.agreement().isPresent()).topic();
        String requirement = Counterparts.load().ofClient(topic.requirement());
        return new Topic(topic.kind(), topic.compression(), topic.state(), requirement);
    }

    private static Topic ofServer(Meaning meaning) {
        OpeningRequest request = meaning.request();
        HandshakeOracle.Reading reading = request.reading();
        HandshakeRuling ruling = reading.ruling();
        if (ruling.refuse()) {
            return new Topic(Kind.HANDSHAKE, false, "handshake: " + words(ruling), reading.requirement());
        }
        if (request.content()) {
            return new Topic(Kind.HANDSHAKE, false, "handshake: content", reading.requirement());
        }
        Scenario scenario = meaning.scenario();
        Optional<Step.Earlier> earlier = scenario.open().earlier();
        if (earlier.isPresent()) {
            String requirement = EarlierOracle.requirement(earlier.get());
            return new Topic(Kind.HANDSHAKE, false, "handshake: not the first request", requirement);
        }
        List<Extension> offers = request.offers();
        if (scenario.onlyOpens() && scenario.open().first().isEmpty()) {
            return offers.isEmpty()
                    ? new Topic(Kind.HANDSHAKE, false, "handshake: " + words(ruling), reading.requirement())
                    : offered(offers);
        }
        return new Dialogue(meaning, !offers.isEmpty()).topic();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Topic offered(List<Extension> offers) {
        List<Optional<Flaw>> flaws = offers.stream().map(DeflateOffer::flaw).toList();
        if (flaws.contains(Optional.<Flaw>empty())) {
            boolean alone = offers.size() == 1;
            return new Topic(
                    Kind.HANDSHAKE,
                    true,
                    alone ? "offer: valid" : "offer: one of several valid",
                    alone ? "rfc7692-5-agreed-params-fully-supported" : "rfc7692-7-fallback-offer-considered");
        }
        Flaw flaw = flaws.getFirst().orElseThrow();
        return new Topic(
                Kind.HANDSHAKE,
                true,
                "offer: " + words(flaw),
                switch (flaw) {
                    case UNKNOWN_PARAMETER -> "rfc7692-7-decline-unknown-parameter";
                    case DOUBLE_PARAMETER -> "rfc7692-7-decline-duplicate-parameter";
                    case INVALID_VALUE, LEADING_ZERO -> "rfc7692-7-decline-invalid-value";
                });
    }

    /** What is said after an opening handshake that is fine. */
    private static final class Dialogue {
        private final Scenario scenario;
        private final Conversation conversation;
        private final boolean compression;
        private final List<Unit> units;
        private final List<Unit.Frame> frames;

        private Dialogue(Meaning meaning, boolean compression) {
            this.scenario = meaning.scenario();
            this.conversation = meaning.conversation();
            this.compression = compression;
            this.units = scenario.steps().stream()
                    .flatMap(step -> switch (step) {
                        case Step.Opening opening -> opening.first().stream();
                        case Step.Send send -> send.units().stream();
                        case Step.Await await -> Stream.empty();
                        case Step.Pause pause -> Stream.empty();
                        case Step.StopReading stopReading -> Stream.empty();
                        case Step.HalfClose halfClose -> Stream.empty();
                        case Step.Reset reset -> Stream.empty();
                        case Step.Canary canary -> Stream.empty();
                        case Turn turn -> Stream.empty();
                    })
                    .toList();
            this.frames = units.stream()
                    .filter(Unit.Frame.class::isInstance)
                    .map(Unit.Frame.class::cast)
                    .toList();
        }

        Topic topic() {
            if (scenario.tester() == Role.CLIENT && !scenario.open().first().isEmpty()) {
                return topic(Kind.LEGAL, "said before the answer", "rfc6455-4.2.2-early-client-data");
            }
            if (conversation.violation().isPresent()) {
                SentViolation violation = conversation.violation().get();
                String requirement = violated(violation, conversation.culprit().orElseThrow());
                return topic(Kind.VIOLATED, "violated: " + words(violation), requirement);
            }
            if (conversation.close().isPresent()) {
                return closed();
            }
            boolean cut = scenario.steps().stream()
                    .anyMatch(step -> step instanceof Step.HalfClose || step instanceof Step.Reset);
            if (cut) {
                return topic(Kind.CLOSED, "cut off", "rfc6455-7.1.4-tcp-end-without-close");
            }
            return conversation.unfinished().isPresent()
                    ? topic(Kind.LEGAL, "unfinished", "rfc6455-5.2-length-64-bit")
                    : topic(Kind.LEGAL, "legal", legal());
        }

        private Topic topic(Kind kind, String state, String requirement) {
            return new Topic(kind, compression, state, requirement);
        }

        private String violated(SentViolation violation, WireFrame culprit) {
            boolean continuation = culprit.opcode() == Opcodes.CONTINUATION;
            return switch (violation) {
                case UNMASKED ->
                    culprit.opcode() == Opcodes.CLOSE
                            ? "rfc6455-5.1-server-closes-unmasked-close"
                            : "rfc6455-5.1-server-closes-unmasked";
                case MASKED -> "rfc6455-5.1-client-closes-on-masked-frame";
                case RESERVED_BIT -> reservedBit(culprit);
                case RESERVED_OPCODE ->
                    culprit.control()
                            ? "rfc6455-5.2-reserved-control-opcode-fails"
                            : "rfc6455-5.2-reserved-noncontrol-opcode-fails";
                case LENGTH_NOT_MINIMAL -> "rfc6455-5.2-length-received-non-minimal";
                case LENGTH_TOP_BIT -> "rfc6455-5.2-length-msb-zero-received";
                case CONTROL_TOO_LONG -> "rfc6455-5.5-control-payload-max-125-received";
                case CONTROL_FRAGMENTED -> "rfc6455-5.4-control-frame-fragmented-received";
                case CONTINUATION_WITHOUT_START -> "rfc6455-5.4-continuation-without-start";
                case MESSAGE_INSIDE_MESSAGE -> "rfc6455-5.4-no-new-message-inside-message";
                case TEXT_NOT_UTF8 ->
                    continuation ? "rfc6455-8.1-invalid-utf8-across-fragments" : "rfc6455-8.1-invalid-utf8-text-fails";
                case CLOSE_BODY_OF_ONE_BYTE -> "rfc6455-5.5.1-close-body-starts-with-code";
                case CLOSE_CODE_INVALID -> "rfc6455-7.4.1-forbidden-code-received";
                case CLOSE_REASON_NOT_UTF8 -> "rfc6455-5.5.1-close-reason-invalid-utf8-received";
                case COMPRESSION_DAMAGED -> "rfc7692-7.2.2-corrupt-deflate-data";
                case COMPRESSION_TRUNCATED -> "rfc7692-7.2.2-truncated-deflate-data";
                case COMPRESSION_EMPTY -> "rfc7692-7.2.3.6-empty-compressed-payload";
                case COMPRESSION_UNFINISHED -> "rfc7692-7.2.2-append-tail-and-inflate";
            };
        }

        /** Where permessage-deflate is agreed on, RSV1 has a meaning, and one place (RFC 7692 6.1). */
        private String reservedBit(WireFrame culprit) {
            boolean marks = compression && culprit.rsv() == MessageReader.COMPRESSED;
            if (culprit.control()) {
                return marks ? "rfc7692-6.1-rsv1-on-control-fails" : "rfc6455-5.2-rsv-on-control-fails";
            }
            if (culprit.opcode() == Opcodes.CONTINUATION) {
                return marks ? "rfc7692-6.1-rsv1-on-continuation-fails" : "rfc6455-5.2-rsv-on-continuation-fails";
            }
            return compression ? "rfc6455-5.2-rsv-undefined-with-extension-fails" : "rfc6455-5.2-rsv-on-data-fails";
        }

        private Topic closed() {
            if (conversation.closedTwice()) {
                return topic(Kind.CLOSED, "closed twice", "rfc6455-5.5.1-only-one-close-frame");
            }
            if (conversation.messages().size() > conversation.owedMessages().size()) {
                return topic(Kind.CLOSED, "closed, and more said", "rfc6455-5.5.1-data-after-peer-close-not-processed");
            }
            return topic(
                    Kind.CLOSED,
                    "closed",
                    conversation.closeCode().isPresent()
                            ? "rfc6455-5.5.1-close-is-answered"
                            : "rfc6455-5.5.1-close-body-optional");
        }

        private String legal() {
            boolean compressed = units.stream().anyMatch(Unit.Compressed.class::isInstance)
                    || frames.stream().anyMatch(frame -> frame.rsv() != 0);
            boolean fragmented = frames.stream().anyMatch(frame -> !frame.fin());
            if (compressed) {
                return conversation.usesFinalBlocks()
                        ? "rfc7692-7.2.1-bfinal-allowed"
                        : fragmented ? "rfc7692-6.2-decompress-concatenation" : "rfc7692-6-compressed-message-received";
            }
            if (fragmented) {
                return fragmented();
            }
            boolean cut = scenario.steps().stream()
                    .anyMatch(step ->
                            step instanceof Step.Send send && !send.segments().isWhole());
            if (cut) {
                return "rfc6455-5.2-header-split-over-segments";
            }
            if (frames.stream().anyMatch(frame -> frame.mask() instanceof Mask.Key)) {
                return "rfc6455-5.3-any-mask-key-accepted";
            }
            return conversation.messages().isEmpty() ? onlyControls() : whole(conversation.messages());
        }

        private String fragmented() {
            boolean inside = false;
            for (Unit.Frame frame : frames) {
                if (inside && frame.opcode() >= Opcodes.CLOSE) {
                    return "rfc6455-5.4-control-frames-inside-message";
                }
                inside = frame.opcode() >= Opcodes.CLOSE ? inside : !frame.fin();
            }
            boolean empty = frames.stream()
                    .anyMatch(frame ->
                            frame.opcode() < Opcodes.CLOSE && frame.payload().bytes().length == 0);
            return empty
                    ? "rfc6455-5.4-any-fragment-size-incl-empty"
                    : "rfc6455-5.4-receive-fragmented-and-unfragmented";
        }

        private String onlyControls() {
            return conversation.pings().isEmpty()
                    ? "rfc6455-5.5.3-unsolicited-pong-tolerated"
                    : "rfc6455-5.5.2-ping-answered-with-pong";
        }

        private static String whole(List<WireMessage> messages) {
            int longest = messages.stream()
                    .mapToInt(message -> message.payload().length)
                    .max()
                    .orElse(0);
            if (longest > 125) {
                return longest > 0xffff ? "rfc6455-5.2-length-64-bit" : "rfc6455-5.2-length-16-bit";
            }
            if (messages.stream().anyMatch(message -> message.payload().length == 0)) {
                return "rfc6455-5.6-empty-messages";
            }
            if (messages.stream().anyMatch(message -> message.text() && !ascii(message))) {
                return "rfc6455-8.1-valid-utf8-edge-cases-accepted";
            }
            return messages.size() > 1 ? "rfc6455-6.2-next-frame-starts-new-message" : "rfc6455-5.6-data-message-types";
        }

        private static boolean ascii(WireMessage message) {
            return StandardCharsets.US_ASCII
                    .newEncoder()
                    .canEncode(new String(message.payload(), StandardCharsets.UTF_8));
        }
    }
}
