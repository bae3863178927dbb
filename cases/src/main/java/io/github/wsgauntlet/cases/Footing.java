package io.github.wsgauntlet.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out what a case rests on, by what it sends and what it expects. */
final class Footing {
    /** The first two bytes of a frame that are written out, in hexadecimal. */
    private static final Pattern HEADER_WITH_16_BITS = Pattern.compile("[0-9a-f]{2}[7f]e");

    private final Set<Foundation> found = EnumSet.noneOf(Foundation.class);
    private boolean inMessage;

    /** How many frames have left since the target was last waited for: they may all come in one segment. */
    private int underWay;

    private Footing() {}

    /** Return what a case rests on; one that judges a foundation does not rest on that itself. */
    static Set<Foundation> of(Case asked) {
        var footing = new Footing();
        asked.scenario().steps().forEach(footing::look);
        footing.look(asked.expectation());
        if (asked.needs().contains(Need.DEFLATE) && !asked.scenario().onlyOpens()) {
            footing.found.add(Foundation.COMPRESSION);
        }
        if (asked.expectation().best().outcomes().contains(new Outcome.Rejected())) {
            footing.found.clear(); // Nothing that is sent after such an answer is to be answered.
        }
        Foundation.judgedBy(asked).ifPresent(footing.found::remove);
        return footing.found;
    }

    private void look(Step step) {
        if (step instanceof Step.Canary) {
            found.add(Foundation.OTHERS);
        }
        if (step instanceof Step.Await || step instanceof Step.Pause) {
            underWay = 0;
        }
        if (step instanceof Step.Send send) {
            if (!send.segments().isWhole()) {
                found.add(Foundation.SEGMENTS);
            }
            underWay += send.units().size();
            if (underWay > 1) {
                found.add(Foundation.SEVERAL_FRAMES);
            }
        }
        step.units().forEach(this::look);
    }

    private void look(Unit unit) {
        switch (unit) {
            case Unit.Frame frame -> look(frame);
            case Unit.Compressed compressed -> {
                found.add(Foundation.COMPRESSION);
                if (compressed.fragmentSize() != Integer.MAX_VALUE) {
                    found.add(Foundation.FRAGMENTS);
                }
                lookAtDeflated(Math.min(PayloadSize.mostDeflated(compressed.payload()), compressed.fragmentSize()));
            }
            case Unit.Raw(Payload.Hex(String hex))
            when HEADER_WITH_16_BITS.matcher(hex).lookingAt() -> found.add(Foundation.LENGTH_16);
            case Unit.Raw raw -> {}
        }
    }

    private void look(Unit.Frame frame) {
        switch (frame.opcode()) {
            case Opcodes.TEXT, Opcodes.BINARY, Opcodes.CONTINUATION -> {
                if ((!frame.fin() || frame.opcode() == Opcodes.CONTINUATION) && isMasked(frame)) {
                    found.add(Foundation.FRAGMENTS);
                }
                if (isMasked(frame)) {
                    lookAtLength(frame);
                }
                inMessage = !frame.fin();
            }
            case Opcodes.PING -> {
                if (isLegal(frame)) {
                    found.add(Foundation.PONG);
                }
            }
            default -> {}
        }
        // Also where it is illegal: a target that does not look at such frames cannot say what is wrong with one.
        if (inMessage && frame.opcode() >= Opcodes.CLOSE) {
            found.add(Foundation.PING_BETWEEN_FRAGMENTS);
        }
    }

    /** Also where it is illegal: a target that reads such lengths otherwise does not see what is wrong with one. */
    private void lookAtLength(Unit.Frame frame) {
        Unit.Length length = frame.length();
        if (length.form() == Unit.Length.Form.BITS_16) {
            found.add(Foundation.LENGTH_16);
        } else if (length.form() == Unit.Length.Form.MINIMAL) {
            if (length.lies()) {
                lookAtLength(length.declared());
            } else if (frame.payload() instanceof Payload.Deflated(Payload content, Deflation how)) {
                lookAtDeflated(PayloadSize.mostDeflated(content));
            } else {
                lookAtLength(PayloadSize.of(frame.payload()));
            }
        }
    }

    private void lookAtLength(long bytes) {
        if (bytes > 125 && bytes <= 0xffff) {
            found.add(Foundation.LENGTH_16);
        }
    }

    /** Nothing is compressed to find out how long it is then: it may be as long as any that is shorter. */
    private void lookAtDeflated(long mostBytes) {
        lookAtLength(Math.min(mostBytes, 0xffff));
    }

    private static boolean isMasked(Unit.Frame frame) {
        return !(frame.mask() instanceof Unit.Mask.None);
    }

    private static boolean isLegal(Unit.Frame frame) {
        return frame.fin()
                && frame.rsv() == 0
                && isMasked(frame)
                && !frame.length().lies()
                && frame.length().form() == Unit.Length.Form.MINIMAL
                && PayloadSize.of(frame.payload()) <= 125;
    }

    private void look(Expectation expectation) {
        List<Outcome> best = expectation.best().outcomes();
        if (best.stream().anyMatch(Outcome.Closed.class::isInstance)) {
            found.add(Foundation.CLOSE);
        }
        if (best.stream().anyMatch(Outcome.Ended.class::isInstance)) {
            found.add(Foundation.END);
        }
        if (best.contains(new Outcome.Ponged())) {
            found.add(Foundation.PONG);
        }
    }
}
