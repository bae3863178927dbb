package io.github.wsgauntlet.harness.conversation;

import io.github.wsgauntlet.cases.CloseCode;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.deflate.Block;
import io.github.wsgauntlet.harness.deflate.InflatedMessage;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * What the bytes an endpoint sends after the opening handshake mean by RFC 6455: the messages, the pings, the Close,
 * and the first violation. It is fed as the bytes are sent and can be asked at any time.
 *
 * <p>After a violation it reads on as a peer that did not notice would, so that an answer to something after the
 * violation can be told from an answer to something before it. What looks like a frame and is the payload of another
 * one is kept apart, so that an answer to it can be told, too.
 *
 * <p>Not thread safe.
 */
public final class Conversation {
    private final Role sender;
    private final Function<WireMessage, Optional<WireMessage>> meaning;
    private final FrameReader reader = new FrameReader();
    private final List<WireMessage> messages = new ArrayList<>();
    private final List<byte[]> pings = new ArrayList<>();
    private int owedMessages;
    private int owedPings;
    private Optional<SentViolation> violation = Optional.empty();
    private final Set<SentViolation> violations = EnumSet.noneOf(SentViolation.class);
    private Optional<WireFrame> culprit = Optional.empty();
    private Optional<WireFrame> close = Optional.empty();
    private boolean closedTwice;
    private boolean saidMoreAfterClose;
    private Optional<WireFrame> begun = Optional.empty();
    private Last latest = Last.NOTHING_OWED;
    private final Swallowed swallowed = new Swallowed();

    private final MessageReader messageReader = new MessageReader();
    private Optional<DeflateAgreement> compression = Optional.empty();
    private boolean overreaches;
    private boolean usesCompression;
    private boolean usesFinalBlocks;

    /** What was sent last. */
    public enum Last {
        /** A message that an echoing target has to send back. */
        MESSAGE,
        /** A ping that has to be answered. */
        PING,
        /** Something that asks for no answer, or nothing. */
        NOTHING_OWED
    }

    /** Create the conversation of an endpoint that has not said anything yet. */
    public Conversation(Role sender) {
        this(sender, Optional::of);
    }

    /**
     * Create the conversation of an endpoint that has not said anything yet, and whose messages mean something else.
     *
     * @param meaning what a message is to be taken for; nothing where it is none of its own
     */
    public Conversation(Role sender, Function<WireMessage, Optional<WireMessage>> meaning) {
        this.sender = sender;
        this.meaning = meaning;
    }

    /**
     * Return what a scenario says, with one fixed choice for everything it leaves to chance.
     *
     * @param compression what the target agreed on with permessage-deflate
     */
    public static Conversation of(Scenario scenario, Optional<DeflateAgreement> compression) {
        var conversation = new Conversation(scenario.tester());
        var writer = new UnitEncoder(scenario.tester(), new Random(0));
        for (Step step : scenario.steps()) {
            step.units().forEach(unit -> writer.encode(unit).forEach(conversation::sent));
            if (step instanceof Step.Opening) {
                compression.ifPresent(writer::agreed);
                compression.ifPresent(conversation::agreed);
            }
        }
        return conversation;
    }

    /** Read compressed messages from now on, as was agreed. */
    public void agreed(DeflateAgreement agreement) {
        compression = Optional.of(agreement);
        messageReader.inflate();
    }

    /** Take bytes that were sent. */
    public void sent(byte[] bytes) {
        saidMoreAfterClose |= close.isPresent();
        if (begun.isPresent()) {
            swallowed.sent(bytes);
        }
        reader.feed(bytes);
        for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
            judgeHeader(frame.get());
            take(frame.get());
        }
        begun = reader.begun();
        begun.ifPresent(this::judgeHeader);
    }

    private void judgeHeader(WireFrame frame) {
        HeaderRules.broken(frame, sender, messageReader.inMessage(), compression.isPresent())
                .forEach(rule -> violated(rule, frame));
    }

    private void take(WireFrame frame) {
        saidMoreAfterClose |= close.isPresent();
        latest = Last.NOTHING_OWED;
        switch (frame.opcode()) {
            case Opcodes.PING -> takePing(frame);
            case Opcodes.CLOSE -> takeClose(frame);
            case Opcodes.CONTINUATION, Opcodes.TEXT, Opcodes.BINARY ->
                messageReader.add(frame).ifPresent(message -> takeMessage(message, frame));
            default -> {} // A pong asks for nothing, and a reserved opcode means nothing.
        }
    }

    private void takePing(WireFrame frame) {
        pings.add(frame.payload());
        if (open()) {
            owedPings = pings.size();
            latest = Last.PING;
        }
    }

    private void takeMessage(MessageReader.Read read, WireFrame last) {
        meaning.apply(WireMessage.of(read)).ifPresent(messages::add);
        read.inflated().ifPresent(inflated -> judgeCompression(inflated, last));
        if (read.text() && !Utf8.valid(read.payload())) {
            violated(SentViolation.TEXT_NOT_UTF8, last);
        }
        if (open()) {
            owedMessages = messages.size();
            latest = Last.MESSAGE;
        }
    }

    private void judgeCompression(InflatedMessage inflated, WireFrame last) {
        switch (inflated.ending()) {
            case DAMAGED -> violated(SentViolation.COMPRESSION_DAMAGED, last);
            case TRUNCATED, TAIL_MISSING -> violated(SentViolation.COMPRESSION_TRUNCATED, last);
            case EMPTY -> violated(SentViolation.COMPRESSION_EMPTY, last);
            case AFTER_FINAL_BLOCK, TAIL_NOT_STRIPPED -> violated(SentViolation.COMPRESSION_UNFINISHED, last);
            case TAIL_STRIPPED, TOO_LARGE -> {}
        }
        DeflateAgreement agreement = compression.orElseThrow();
        usesCompression = true;
        usesFinalBlocks |= inflated.blocks().stream().anyMatch(Block::last);
        overreaches |= inflated.largestDistance() > agreement.window(sender)
                || inflated.deepestReach() > 0 && agreement.noContextTakeover(sender);
    }

    private void takeClose(WireFrame frame) {
        if (close.isPresent()) {
            closedTwice = true;
            return;
        }
        byte[] body = frame.payload();
        if (body.length == 1) {
            violated(SentViolation.CLOSE_BODY_OF_ONE_BYTE, frame);
        } else if (body.length >= 2) {
            if (CloseCode.classOf(ByteBuffer.wrap(body).getShort() & 0xffff) != CloseCode.SENDABLE) {
                violated(SentViolation.CLOSE_CODE_INVALID, frame);
            }
            if (!Utf8.valid(Arrays.copyOfRange(body, 2, body.length))) {
                violated(SentViolation.CLOSE_REASON_NOT_UTF8, frame);
            }
        }
        close = Optional.of(frame);
    }

    private void violated(SentViolation what, WireFrame by) {
        violations.add(what);
        if (open()) {
            culprit = Optional.of(by);
            violation = Optional.of(what);
        }
    }

    /** Return whether neither a violation nor a Close has been sent. */
    private boolean open() {
        return violation.isEmpty() && close.isEmpty();
    }

    /** Return what was sent last: where that has to be answered, its answer shows that all before it was read. */
    public Last last() {
        return atFrameBoundary() ? latest : Last.NOTHING_OWED;
    }

    /** Return every complete message that was sent, those after a violation or a Close included. */
    public List<WireMessage> messages() {
        return Collections.unmodifiableList(messages);
    }

    /** Return the messages an echoing target has to send back: those before any violation and any Close. */
    public List<WireMessage> owedMessages() {
        return messages().subList(0, owedMessages);
    }

    /** Return the payload of every complete ping that was sent. */
    public List<byte[]> pings() {
        return Collections.unmodifiableList(pings);
    }

    /** Return the payloads of the pings before any violation and any Close; the last has to be answered. */
    public List<byte[]> owedPings() {
        return pings().subList(0, owedPings);
    }

    /** Return the payloads of the pings that are nothing but payload of another frame; none is to be answered. */
    public List<byte[]> swallowedPings() {
        return swallowed.pings();
    }

    /** Return the messages that are nothing but payload of another frame; none is to be answered. */
    public List<WireMessage> swallowedMessages() {
        return swallowed.messages();
    }

    /** Return the frame that was begun last and has not got as much payload as its header says. */
    public Optional<WireFrame> unfinished() {
        return begun;
    }

    /** Return the first violation, if it came before any Close. */
    public Optional<SentViolation> violation() {
        return violation;
    }

    /** Return every violation that a peer gets to see that noticed none, those after a Close included. */
    public Set<SentViolation> violations() {
        return Collections.unmodifiableSet(violations);
    }

    /** Return the frame with which that violation became one; of a message that is wrong as a whole the last. */
    public Optional<WireFrame> culprit() {
        return culprit;
    }

    /** Return the first Close that was sent. */
    public Optional<WireFrame> close() {
        return close;
    }

    /** Return whether a second Close was sent, which no endpoint may do (RFC 6455 5.5.1). */
    public boolean closedTwice() {
        return closedTwice;
    }

    /**
     * Return whether anything was sent after a Close. Whoever ends TCP with that unread resets it, and may lose the
     * Close that was on its way.
     */
    public boolean saidMoreAfterClose() {
        return saidMoreAfterClose;
    }

    /** Return the status code of the first Close that was sent, if it carries one. */
    public Optional<Integer> closeCode() {
        return close.map(WireFrame::payload)
                .filter(body -> body.length >= 2)
                .map(body -> ByteBuffer.wrap(body).getShort() & 0xffff);
    }

    /**
     * Return whether a message was compressed with a window or a context that the target did not agree to (RFC 7692
     * 7.2.2): an error of whoever sent it.
     */
    public boolean overreaches() {
        return overreaches;
    }

    /** Return whether a message was compressed (RFC 7692 6.1). */
    public boolean usesCompression() {
        return usesCompression;
    }

    /** Return whether a message was compressed with BFINAL set somewhere (RFC 7692 7.2.1). */
    public boolean usesFinalBlocks() {
        return usesFinalBlocks;
    }

    /** Return whether the bytes end between two frames. */
    public boolean atFrameBoundary() {
        return begun.isEmpty() && reader.rest().length == 0;
    }

    /** Return whether the bytes end between two messages, so that a new one may begin. */
    public boolean atMessageBoundary() {
        return atFrameBoundary() && !messageReader.inMessage();
    }
}
