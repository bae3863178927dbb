package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Frame;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Frames that announce more than is ever sent, and whose payload looks like frames: a server that cuts the length
 * answers them. Nothing can stand after such a frame.
 */
final class GreatLengths {
    /**
     * Under this key payload that looks like masked frames is ASCII, as long as their own keys have the top bits set.
     */
    private static final Mask TEXT_KEY = new Mask.Key(0x80808080);

    private static final Mask[] INNER_KEYS = {new Mask.Key(0xc1c2c3c4), new Mask.Key(0xfffefdfc)};

    private GreatLengths() {}

    /** Return frames with a legal length of 2 GiB and more, in any message. */
    static Arbitrary<List<Unit>> legal() {
        return any(0x8000_0000L, 0x8000_000aL, 0xffff_ffffL, 0x1_0000_0000L, 0x1_0000_000aL, 0x4000_0000_0000_000aL);
    }

    /**
     * Return frames of the given lengths, in any message.
     *
     * @param lengths what they announce, as unsigned numbers
     */
    static Arbitrary<List<Unit>> any(Long... lengths) {
        return Combinators.combine(
                        Arbitraries.of(lengths),
                        Arbitraries.of("", "hello", "a").map(Payload.Text::new),
                        Arbitraries.of(Opcodes.BINARY, Opcodes.TEXT),
                        Arbitraries.of(INNER_KEYS),
                        Conversations.seldom())
                .as((length, payload, opcode, key, continued) -> {
                    var units = new ArrayList<Unit>();
                    if (continued) {
                        units.add(Conversations.frame(opcode, false, new Mask.Usual(), new Payload.Text("start")));
                    }
                    int its = continued ? Opcodes.CONTINUATION : opcode;
                    units.add(
                            new Frame(its, true, 0, TEXT_KEY, Length.declaring(Length.Form.BITS_64, length), payload));
                    units.add(Conversations.frame(Opcodes.PING, true, key, new Payload.Text("one!")));
                    units.add(Conversations.frame(Opcodes.PING, true, key, new Payload.Text("two!")));
                    units.add(Conversations.frame(Opcodes.TEXT, true, key, new Payload.Text("no message")));
                    return units;
                });
    }
}
