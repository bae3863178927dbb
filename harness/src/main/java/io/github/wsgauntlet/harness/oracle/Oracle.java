package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Manner;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Outcome.Subprotocol;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * RFC 6455 and RFC 7692 as a function: from what one end does on a connection to everything the other may do about it,
 * and what each reaction is worth. It knows the RFCs and the ledger's grades, and neither the catalogue nor the
 * reference server.
 */
public final class Oracle {
    /** From this payload length on a server may well have a limit (RFC 6455 10.4). */
    private static final int LARGE = 65_536;

    /**
     * All but server errors, and those two that speak of the method and the HTTP version of the request (RFC 9110
     * 15.6).
     */
    private static final List<Range> REFUSALS = List.of(new Range(200, 499), new Range(501, 501), new Range(505, 505));

    /** All codes but those that call what came a protocol error or inconsistent data (RFC 6455 7.4.1). */
    private static final Codes ACCUSING_NOBODY =
            new Codes(List.of(new Range(1000, 1001), new Range(1003, 1006), new Range(1008, 4999)), false, true);

    static final Allowed REFUSED = pass(new Outcome.Refused(List.of(), false));
    private static final Allowed ACCEPTED = pass(new Outcome.Accepted(Subprotocol.ANY));
    static final Allowed DROPPED = pass(new Outcome.Dropped());

    private Oracle() {}

    /**
     * Return the outcomes the RFC allows for a scenario, best first, and the verdict on everything else.
     *
     * @param scenario what is played; a client's connection is taken with a 101 that it has to accept
     */
    public static Expectation expectation(Scenario scenario) {
        return expectation(Meaning.of(scenario));
    }

    /** Return the same for a scenario that has been read. */
    public static Expectation expectation(Meaning meaning) {
        return switch (meaning.scenario().tester()) {
            case CLIENT -> ofServer(meaning);
            case SERVER -> ofClient(meaning);
        };
    }

    /** A client has waited for the 101, so that what comes with it is no different from what comes behind it. */
    private static Expectation ofClient(Meaning meaning) {
        Scenario scenario = meaning.scenario();
        boolean says = scenario.steps().stream().anyMatch(step -> !step.units().isEmpty());
        return says || !scenario.onlyOpens()
                ? behindHandshake(scenario, meaning.conversation())
                : new Expectation(List.of(ACCEPTED), Verdict.FAIL);
    }

    private static Expectation ofServer(Meaning meaning) {
        OpeningRequest request = meaning.request();
        HandshakeRuling ruling = request.reading().ruling();
        if (ruling.refuse()) { // One that can be accepted has an end.
            return refusal(request.reading());
        }
        Scenario scenario = meaning.scenario();
        Conversation conversation = meaning.conversation();
        Optional<Step.Earlier> earlier = scenario.open().earlier();
        if (earlier.isPresent()) {
            return EarlierOracle.expectation(
                    earlier.get(), answers(conversation).map(Allowed::outcomes).orElse(List.of()));
        }
        if (request.content()) {
            return ContentOracle.expectation(
                    request.head().orElseThrow(),
                    answers(conversation).orElse(ACCEPTED).outcomes());
        }
        if (!scenario.open().first().isEmpty()) {
            return early(conversation);
        }
        if (!scenario.onlyOpens()) {
            return behindHandshake(scenario, conversation);
        }
        return request.offers().isEmpty() ? handshakeOnly(ruling) : CompressionOracle.offer(request.offers());
    }

    private static Expectation refusal(HandshakeOracle.Reading reading) {
        HandshakeRuling ruling = reading.ruling();
        boolean versionMismatch = reading.versionMismatch();
        Allowed byServerError = pass(new Outcome.Refused(List.of(new Range(500, 599)), versionMismatch));
        Allowed refused = pass(new Outcome.Refused(REFUSALS, versionMismatch));
        var allowed =
                new ArrayList<>(List.of(refused, grade(Verdict.WARN, byServerError), grade(Verdict.WARN, DROPPED)));
        if (ruling.otherwise() == Verdict.INFO) {
            allowed.add(grade(Verdict.INFO, ACCEPTED));
        }
        if (reading.subprotocolMalformed() && ruling == HandshakeRuling.REFUSE_STRICT) {
            allowed.add(grade(Verdict.STRICT, pass(new Outcome.Accepted(Subprotocol.NONE))));
            return new Expectation(allowed, Verdict.FAIL);
        }
        return new Expectation(allowed, ruling.otherwise());
    }

    private static Expectation handshakeOnly(HandshakeRuling ruling) {
        var allowed = new ArrayList<>(List.of(ACCEPTED));
        if (ruling.otherwise() == Verdict.INFO) { // A server's reasons for turning a client away are no server errors.
            allowed.add(grade(Verdict.INFO, pass(new Outcome.Refused(List.of(new Range(200, 499)), false))));
        }
        if (ruling == HandshakeRuling.ACCEPT_UNLESS_UNWANTED) {
            var reasons = List.of(new Range(300, 499), new Range(503, 503));
            allowed.add(grade(Verdict.INFO, pass(new Outcome.Refused(reasons, false))));
            allowed.add(grade(Verdict.WARN, DROPPED));
        }
        if (ruling.otherwise() == Verdict.INFO || ruling.otherwise() == Verdict.WARN) {
            allowed.add(grade(Verdict.WARN, REFUSED));
            allowed.add(grade(Verdict.WARN, DROPPED));
        }
        return new Expectation(allowed, ruling.otherwise());
    }

    /** A client has to wait for the 101, so a server may do what it likes with frames that came with the request. */
    private static Expectation early(Conversation conversation) {
        var allowed = new ArrayList<Allowed>();
        Verdict alive = conversation.violation().isEmpty() ? Verdict.PASS : Verdict.INFO;
        allowed.add(answers(conversation).orElse(grade(alive, pass(new Outcome.Alive()))));
        Stream.of(pass(new Outcome.Alive()), ACCEPTED, REFUSED, DROPPED)
                .map(any -> grade(Verdict.INFO, any))
                .forEach(allowed::add);
        return new Expectation(allowed, Verdict.FAIL);
    }

    private static Expectation behindHandshake(Scenario scenario, Conversation conversation) {
        Expectation expectation;
        if (conversation.violation().isPresent()) {
            expectation = ViolationOracle.expectation(conversation);
        } else if (has(scenario, Step.Reset.class) && !(owes(conversation) && awaitsAllBefore(scenario))) {
            expectation = new Expectation(List.of(pass(new Outcome.Survived())), Verdict.FAIL);
        } else if (conversation.close().isPresent()) {
            expectation = CloseOracle.expectation(conversation);
        } else if (has(scenario, Step.HalfClose.class)) {
            var ended = pass(new Outcome.Ended(Manner.ANY));
            expectation = new Expectation(List.of(ended, grade(Verdict.WARN, pass(new Outcome.Alive()))), Verdict.WARN);
        } else if (conversation.unfinished().isPresent()) {
            expectation = unfinished();
        } else {
            expectation = scenario.stopsReading() ? legalWhileUnread(conversation) : legal(conversation);
        }
        Expectation excused = conversation.usesFinalBlocks() ? excused(expectation) : expectation;
        return has(scenario, Step.Canary.class) ? surviving(excused) : excused;
    }

    /** Return whether something that was sent asks for an answer, so that there is something to await. */
    private static boolean owes(Conversation conversation) {
        return !conversation.owedMessages().isEmpty()
                || !conversation.owedPings().isEmpty();
    }

    /** Return whether every answer is awaited before the tester drops the connection: then each is owed. */
    private static boolean awaitsAllBefore(Scenario scenario) {
        List<Step> steps = scenario.steps();
        int sent = lastOf(steps, Step.Send.class::isInstance);
        return lastOf(steps, new Step.Await(Step.Awaited.ANSWERS)::equals) > sent && sent >= 0;
    }

    private static int lastOf(List<Step> steps, Predicate<Step> wanted) {
        return IntStream.range(0, steps.size())
                .filter(i -> wanted.test(steps.get(i)))
                .reduce(-1, (first, second) -> second);
    }

    /**
     * BFINAL is legal, yet wide practice stops reading there, and what follows is then lost, too (RFC 7692 7.2.1). That
     * excuses what is lost and an end of the connection; it does not excuse a target that no longer reacts at all.
     */
    private static Expectation excused(Expectation expectation) {
        if (expectation.otherwise() != Verdict.FAIL) {
            return expectation;
        }
        var allowed = new ArrayList<>(expectation.allowed());
        allowed.add(grade(Verdict.STRICT, pass(new Outcome.Alive())));
        allowed.add(grade(Verdict.STRICT, pass(new Outcome.Failed(CloseFrame.PRESENT, Codes.any()))));
        allowed.add(grade(Verdict.STRICT, pass(new Outcome.Failed(CloseFrame.ABSENT, Codes.any()))));
        return new Expectation(allowed, Verdict.FAIL);
    }

    /**
     * A frame whose payload does not come is waited for, or refused for what it announces (RFC 6455 10.4): 1009 says
     * so, while 1002 and 1007 call a legal length an error.
     */
    private static Expectation unfinished() {
        var allowed = List.of(
                pass(new Outcome.Silent()),
                pass(new Outcome.Failed(CloseFrame.PRESENT, codes(1008, 1009))),
                grade(Verdict.INFO, pass(new Outcome.Failed(CloseFrame.PRESENT, ACCUSING_NOBODY))),
                grade(Verdict.STRICT, pass(new Outcome.Failed(CloseFrame.PRESENT, Codes.any()))),
                grade(Verdict.WARN, pass(new Outcome.Failed(CloseFrame.ABSENT, Codes.any()))));
        return new Expectation(allowed, Verdict.FAIL);
    }

    private static Expectation legal(Conversation conversation) {
        var allowed = new ArrayList<Allowed>();
        allowed.add(answers(conversation).orElse(pass(new Outcome.Alive())));
        List<WireMessage> messages = conversation.messages();
        boolean empty = messages.size() == 1 && messages.getFirst().payload().length == 0;
        if (empty && conversation.owedPings().isEmpty()) { // An application may well ignore a message without content.
            allowed.add(grade(Verdict.INFO, pass(new Outcome.Ignored())));
        }
        boolean large = messages.stream().anyMatch(message -> message.payload().length >= LARGE);
        if (large) {
            allowed.add(grade(Verdict.INFO, pass(new Outcome.Failed(CloseFrame.PRESENT, codes(1008, 1009)))));
        }
        return new Expectation(allowed, Verdict.FAIL);
    }

    /** Whoever does not read what it asks for asks a server to keep it, and a server has its limits (RFC 6455 10.4). */
    private static Expectation legalWhileUnread(Conversation conversation) {
        var allowed = new ArrayList<>(legal(conversation).allowed());
        Codes limits = codes(1001, 1008, 1009, 1011, 1013);
        allowed.add(grade(Verdict.INFO, pass(new Outcome.Failed(CloseFrame.PRESENT, limits))));
        allowed.add(grade(Verdict.WARN, pass(new Outcome.Failed(CloseFrame.ABSENT, Codes.any()))));
        return new Expectation(allowed, Verdict.FAIL);
    }

    /** Return the answers that are owed, if any are. */
    private static Optional<Allowed> answers(Conversation conversation) {
        var outcomes = new ArrayList<Outcome>();
        if (!conversation.owedMessages().isEmpty()) {
            outcomes.add(new Outcome.Echoed());
        }
        if (!conversation.owedPings().isEmpty()) {
            outcomes.add(new Outcome.Ponged());
        }
        return outcomes.isEmpty() ? Optional.empty() : Optional.of(new Allowed(outcomes, Verdict.PASS));
    }

    /** Nothing a client does to its own connection may harm another: that fails, whatever becomes of its own. */
    private static Expectation surviving(Expectation expectation) {
        var survived = new Outcome.Survived();
        var allowed = expectation.allowed().stream()
                .map(each -> new Allowed(
                        Stream.concat(each.outcomes().stream(), Stream.of(survived))
                                .distinct()
                                .toList(),
                        each.grade()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (expectation.otherwise() != Verdict.FAIL) {
            allowed.add(grade(expectation.otherwise(), pass(survived)));
        }
        return new Expectation(allowed, Verdict.FAIL);
    }

    private static boolean has(Scenario scenario, Class<? extends Step> kind) {
        return scenario.steps().stream().anyMatch(kind::isInstance);
    }

    static Allowed pass(Outcome outcome) {
        return new Allowed(List.of(outcome), Verdict.PASS);
    }

    static Allowed grade(Verdict grade, Allowed allowed) {
        return new Allowed(allowed.outcomes(), grade);
    }

    static Codes codes(int... codes) {
        return new Codes(
                Arrays.stream(codes).mapToObj(code -> new Range(code, code)).toList(), false, false);
    }
}
