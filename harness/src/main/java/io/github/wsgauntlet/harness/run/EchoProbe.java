package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.adapter.Hearing;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ProbeText;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Finds out what messages a target sends back, each alone on a connection. */
final class EchoProbe {
    private static final Payload MESSAGE = new Payload.Text("wsgauntlet: does this target echo?");

    /** Another message, so that each can be told from the other when it comes back. */
    private static final Payload OTHER = new Payload.Text("wsgauntlet: and this one?");

    private final Inquiry inquiry;
    private final Driver driver;
    private final Patience limits;
    private final Patience longer;
    private final Capabilities hopeful;
    private boolean reacted;

    /**
     * Create a probe.
     *
     * @param inquiry how it is asked
     * @param driver waits for an answer of any kind
     * @param limits how long it waits
     * @param longer how long it waits once more for what has not come back: a machine may be busy
     * @param hopeful what the driver takes the target to do
     */
    EchoProbe(Inquiry inquiry, Driver driver, Patience limits, Patience longer, Capabilities hopeful) {
        this.inquiry = inquiry;
        this.driver = driver;
        this.limits = limits;
        this.longer = longer;
        this.hopeful = hopeful;
    }

    /** Return as what messages come back. */
    Echo echo() {
        return new Echo(back(Opcodes.TEXT), back(Opcodes.BINARY));
    }

    private Echo.Back back(int opcode) {
        Echo.Back back = comesBack(answer(opcode, MESSAGE, limits));
        return back == Echo.Back.NOTHING ? comesBack(answer(opcode, MESSAGE, longer)) : back;
    }

    /** Return as what the message came back, however it was fragmented. */
    private Echo.Back comesBack(Transcript transcript) {
        return messages(transcript, hopeful)
                .filter(message -> Arrays.equals(message.payload(), MESSAGE.bytes()))
                .map(message -> message.text() ? Echo.Back.TEXT : Echo.Back.BINARY)
                .findFirst()
                .orElse(Echo.Back.NOTHING);
    }

    /** Return whether the target answers a text that it is said to answer. */
    boolean answers(ProbeText known) {
        return answers(known, limits) || answers(known, longer);
    }

    private boolean answers(ProbeText known, Patience patience) {
        var text = new Payload.Text(known.tagged(new Random()));
        byte[] sent = text.bytes();
        return messages(answer(Opcodes.TEXT, text, patience), hopeful)
                .anyMatch(came -> known.answers(sent, came.payload()));
    }

    /** Send one message, and wait for what it brings. */
    private Transcript answer(int opcode, Payload payload, Patience patience) {
        Transcript answer = inquiry.answer(driver, Unit.Frame.of(opcode, payload), patience);
        reacted |= Inquiry.reacted(answer, hopeful.greetings());
        return answer;
    }

    /** Return whether any message has brought anything, be it the end of the connection. */
    boolean reacted() {
        return reacted;
    }

    /**
     * Return whether a target that sends messages back sends others, too, to the one that speaks or to one that only
     * listens meanwhile. What comes then is no echo beyond doubt.
     */
    boolean talks() {
        var listening = inquiry.opening(
                List.of(new Step.Pause(), Inquiry.send(Inquiry.ping()), new Step.Await(Step.Awaited.ANSWERS)));
        List<Transcript> seen = driver.play(List.of(speaking(), listening), 4, limits);
        return seen.stream().anyMatch(this::sendsOthers);
    }

    /** Return the same of a target that is not to be spoken to on two connections at a time. */
    boolean talksToOne() {
        return sendsOthers(driver.play(speaking(), 4, limits));
    }

    private boolean sendsOthers(Transcript transcript) {
        return surplus(transcript) > (hopeful.adapter().isPresent() ? 0 : hopeful.greetings());
    }

    private Scenario speaking() {
        return inquiry.opening(List.of(
                Inquiry.send(Unit.Frame.of(Opcodes.TEXT, MESSAGE)),
                new Step.Await(Step.Awaited.ANSWERS),
                Inquiry.send(Unit.Frame.of(Opcodes.BINARY, OTHER)),
                new Step.Await(Step.Awaited.ANSWERS)));
    }

    /**
     * Return how many messages came that are none of those sent. A copy of what was sent is an echo, also where it is
     * one too many, or an odd answer to a ping; one message in the place of each that did not come back is an altered
     * echo.
     */
    private long surplus(Transcript transcript) {
        List<WireFrame> sent = sent(transcript);
        List<byte[]> data = sent.stream()
                .filter(frame -> !frame.control())
                .map(frame -> new WireMessage(frame.opcode() == Opcodes.TEXT, frame.payload()))
                .flatMap(message -> hopeful.meant(message).stream())
                .map(WireMessage::payload)
                .toList();
        List<byte[]> control =
                sent.stream().filter(WireFrame::control).map(WireFrame::payload).toList();
        List<byte[]> came =
                messages(transcript, hopeful).map(WireMessage::payload).toList();
        long others = came.stream()
                .filter(message -> !among(data, message) && !among(control, message))
                .count();
        long altered = data.stream().filter(message -> !among(came, message)).count();
        return others - altered;
    }

    private static boolean among(List<byte[]> some, byte[] message) {
        return some.stream().anyMatch(each -> Arrays.equals(each, message));
    }

    /** Return what was sent; what begins the protocol of an adapter is not to come back. */
    private static List<WireFrame> sent(Transcript transcript) {
        var reader = new FrameReader();
        transcript
                .all(Event.Sent.class)
                .filter(each -> each.purpose() != Event.Purpose.TURN)
                .flatMap(each -> each.pieces().stream())
                .forEach(reader::feed);
        return Stream.generate(reader::next)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Return the messages that came before any Close, however they were fragmented, without what wraps them. */
    static Stream<WireMessage> messages(Transcript transcript, Capabilities capabilities) {
        var reader = new MessageReader();
        var hearing = capabilities.hearing();
        return transcript.frames().stream()
                .takeWhile(frame -> frame.opcode() != Opcodes.CLOSE)
                .flatMap(frame -> reader.add(frame).map(WireMessage::of).flatMap(hearing).stream())
                .map(Hearing.Heard::message);
    }
}
