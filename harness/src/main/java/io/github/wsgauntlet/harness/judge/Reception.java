package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.harness.adapter.Hearing;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.ProbeText;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a target sent, put together: messages reassembled however it fragmented them, and pongs. What answers the
 * tester's own barrier is kept apart.
 *
 * @param messages the complete messages, in order, or in that of what they answer where they say it, without the
 *     barrier's echo
 * @param messagesBeforeClose how many of these messages came before its Close frame, or in all where there was none
 * @param pongs the payloads of its pongs, in order, without the barrier's
 * @param pongsBeforeClose how many of these pongs came before its Close frame, or in all where there was none
 * @param barrierEchoed whether the barrier's message came back
 * @param barrierPonged whether the barrier's ping was answered
 */
record Reception(
        List<WireMessage> messages,
        int messagesBeforeClose,
        List<byte[]> pongs,
        int pongsBeforeClose,
        boolean barrierEchoed,
        boolean barrierPonged) {

    static Reception of(Transcript transcript, List<Received> frames, Capabilities capabilities) {
        List<byte[]> barriers = barriers(transcript, capabilities);
        var hearing = capabilities.hearing();
        var messages = new ArrayList<Hearing.Heard>();
        var pongs = new ArrayList<byte[]>();
        int messagesBeforeClose = 0;
        int pongsBeforeClose = 0;
        boolean closed = false;
        boolean stray = false;
        boolean barrierEchoed = false;
        boolean barrierPonged = false;
        for (Received received : frames) {
            WireFrame frame = received.frame();
            if (frame.opcode() == Opcodes.PONG) {
                if (Octets.among(barriers, frame.payload())) {
                    barrierPonged = true;
                } else {
                    pongs.add(frame.payload());
                    pongsBeforeClose += closed ? 0 : 1;
                }
            }
            closed |= frame.opcode() == Opcodes.CLOSE;
            // What continues nothing is no message, nor is what continues that: it is judged as what it is.
            stray = received.continuesNothing() || stray && !Opcodes.beginsMessage(frame.opcode());
            boolean message = !stray;
            Optional<Hearing.Heard> heard = received.completes()
                    .filter(read -> message)
                    .map(WireMessage::of)
                    .flatMap(hearing);
            if (heard.isPresent() && answers(barriers, heard.get().message().payload(), capabilities.probe())) {
                barrierEchoed = true;
            } else {
                heard.ifPresent(messages::add);
                messagesBeforeClose = closed ? messagesBeforeClose : messages.size();
            }
        }
        messages.subList(0, messagesBeforeClose).sort(Comparator.comparingInt(Hearing.Heard::number));
        return new Reception(
                messages.stream().map(Hearing.Heard::message).toList(),
                messagesBeforeClose,
                List.copyOf(pongs),
                pongsBeforeClose,
                barrierEchoed,
                barrierPonged);
    }

    private static boolean answers(List<byte[]> barriers, byte[] came, Optional<ProbeText> probe) {
        return Octets.among(barriers, came)
                || probe.isPresent()
                        && barriers.stream().anyMatch(sent -> probe.get().answers(sent, came));
    }

    /** Return the payloads of what the tester sent to see whether the target is alive. */
    static List<byte[]> barriers(Transcript transcript, Capabilities capabilities) {
        var reader = new FrameReader();
        transcript
                .sent(Event.Purpose.BARRIER)
                .flatMap(sent -> sent.pieces().stream())
                .forEach(piece -> reader.feed(piece, 0, piece.length));
        var payloads = new ArrayList<byte[]>();
        var messages = new MessageReader();
        transcript.compression().ifPresent(agreed -> messages.inflate());
        for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
            byte[] payload = frame.get().payload();
            payloads.add(messages.add(frame.get())
                    .map(WireMessage::of)
                    .flatMap(capabilities::meant)
                    .map(WireMessage::payload)
                    .orElse(payload));
        }
        return payloads;
    }
}
