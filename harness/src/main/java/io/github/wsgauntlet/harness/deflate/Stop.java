package io.github.wsgauntlet.harness.deflate;

/** Ends the reading of a payload inside a block. It is nothing exceptional, so it carries no stack trace. */
final class Stop extends Exception {
    private static final long serialVersionUID = 1;

    private final PayloadEnding ending;

    private Stop(PayloadEnding ending, String fault) {
        super(fault, null, false, false);
        this.ending = ending;
    }

    static Stop at(PayloadEnding ending) {
        return new Stop(ending, "");
    }

    /**
     * Return the stop at something that is not DEFLATE.
     *
     * @param block the number of the block it is in, from 1
     * @param how what the block does wrong
     * @param position where it does, in bits
     */
    static Stop damaged(int block, String how, long position) {
        String fault = "Block %d %s (byte %d).".formatted(block, how, position / Byte.SIZE);
        return new Stop(PayloadEnding.DAMAGED, fault);
    }

    PayloadEnding ending() {
        return ending;
    }

    /** Return the whole sentence, empty unless there is damage. */
    String fault() {
        return getMessage();
    }
}
