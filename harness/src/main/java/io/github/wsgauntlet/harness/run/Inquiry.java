package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a target is asked before the first case, and how its answers are read. */
final class Inquiry {
    private static final String PING = "preflight";

    private final Role target;

    /** Create the inquiry of a target on that end of the connection. */
    Inquiry(Role target) {
        this.target = target;
    }

    static Step send(Unit unit) {
        return new Step.Send(List.of(unit), Segments.whole());
    }

    static Unit ping() {
        return Unit.Frame.of(Opcodes.PING, new Payload.Text(PING));
    }

    /** Return the scenario of these steps on a plain connection, which is closed at the end. */
    Scenario opening(List<Step> steps) {
        var all = new ArrayList<Step>();
        all.add(Step.Opening.towards(target));
        all.addAll(steps);
        return new Scenario(all, Scenario.Ending.CLOSE);
    }

    /** Send one frame, and wait for what it brings. */
    Transcript answer(Driver driver, Unit frame, Patience limits) {
        return driver.play(opening(List.of(send(frame), new Step.Await(Step.Awaited.ANSWERS))), 2, limits);
    }

    /** Look once more, and for longer, where what was looked for has not come: a machine may be busy. */
    static Transcript patiently(Patience limits, Function<Patience, Transcript> look, Predicate<Transcript> tells) {
        Transcript seen = look.apply(limits);
        return tells.test(seen) ? seen : look.apply(longer(limits));
    }

    static Patience longer(Patience limits) {
        return limits.withDeadline(limits.deadline().multipliedBy(3));
    }

    static boolean has(int opcode, Transcript transcript) {
        return transcript.frames().stream().anyMatch(frame -> frame.opcode() == opcode);
    }

    /**
     * Return whether a target did anything when it was spoken to.
     *
     * @param greetings how many messages it sends of its own accord
     */
    static boolean reacted(Transcript transcript, int greetings) {
        long messages = transcript.frames().stream()
                .filter(frame -> !frame.control() && frame.fin())
                .count();
        return transcript.end().isPresent()
                || has(Opcodes.CLOSE, transcript)
                || has(Opcodes.PONG, transcript)
                || messages > greetings;
    }

    /** Return that a target never reacts, as a sentence. */
    static String mute(String target, Patience patience) {
        return target + " reacted to nothing after the opening handshake: neither to a Close frame within "
                + patience.deadline().toSeconds() + " s, nor to a ping, nor to a message.";
    }

    /** Return that a target sends without end, as a sentence. */
    static String flood(String target, Transcript transcript) {
        return target + " sends without end: the tester read no further after "
                + transcript.flooded().orElseThrow() + " bytes.";
    }

    /** Return how many messages come although only a ping was sent; what repeats the ping is an odd answer to it. */
    static int greetings(Transcript transcript) {
        long sent = transcript
                .all(Event.Sent.class)
                .filter(each -> each.purpose() == Event.Purpose.BARRIER || each.purpose() == Event.Purpose.CLOSING)
                .mapToLong(Event.Sent::at)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return (int) transcript
                .all(Event.ReceivedFrame.class)
                .filter(event -> event.at() < sent)
                .map(Event.ReceivedFrame::frame)
                .filter(frame -> !frame.control())
                .filter(WireFrame::fin)
                .filter(frame -> !Arrays.equals(frame.payload(), PING.getBytes(StandardCharsets.UTF_8)))
                .count();
    }
}
