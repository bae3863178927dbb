package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.oracle.Message;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.Opcode;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a target sent, put together: messages reassembled however it fragmented them, and pongs. What answers the tester's
 * own barrier is kept apart.
 *
 * @param messages the complete messages, in order, without the barrier's echo
 * @param pongs the payloads of its pongs, in order, without the barrier's
 * @param barrierEchoed whether the barrier's message came back
 * @param barrierPonged whether the barrier's ping was answered
 */
record Reception(List<Message> messages, List<byte[]> pongs, boolean barrierEchoed, boolean barrierPonged) {

    static Reception of(Transcript transcript) {
        List<byte[]> barriers = barriers(transcript);
        var messages = new ArrayList<Message>();
        var pongs = new ArrayList<byte[]>();
        var message = new ByteArrayOutputStream();
        boolean text = false;
        boolean barrierEchoed = false;
        boolean barrierPonged = false;
        for (WireFrame frame : transcript.frames()) {
            switch (frame.opcode()) {
                case Opcode.PONG -> {
                    if (contains(barriers, frame.payload())) {
                        barrierPonged = true;
                    } else {
                        pongs.add(frame.payload());
                    }
                }
                case Opcode.CONTINUATION, Opcode.TEXT, Opcode.BINARY -> {
                    if (frame.opcode() != Opcode.CONTINUATION) {
                        message = new ByteArrayOutputStream(frame.payload().length);
                        text = frame.opcode() == Opcode.TEXT;
                    }
                    message.writeBytes(frame.payload());
                    if (frame.fin() && contains(barriers, message.toByteArray())) {
                        barrierEchoed = true;
                    } else if (frame.fin()) {
                        messages.add(new Message(text, message.toByteArray()));
                    }
                }
                default -> {} // Closes, pings and reserved opcodes are looked at where they matter.
            }
        }
        return new Reception(List.copyOf(messages), List.copyOf(pongs), barrierEchoed, barrierPonged);
    }

    private static List<byte[]> barriers(Transcript transcript) {
        var reader = new FrameReader();
        transcript
                .sent(Event.Purpose.BARRIER)
                .flatMap(sent -> sent.pieces().stream())
                .forEach(piece -> reader.feed(piece, 0, piece.length));
        var payloads = new ArrayList<byte[]>();
        for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
            payloads.add(frame.get().payload());
        }
        return payloads;
    }

    private static boolean contains(List<byte[]> all, byte[] one) {
        return all.stream().anyMatch(each -> Arrays.equals(each, one));
    }
}
