package io.github.wsgauntlet.harness.deflate;

/** Ends the reading of a payload inside a block. It is nothing exceptional, so it carries no stack trace. */
final class Stop extends Exception {
    private static final long serialVersionUID = 1;

    private final Ending ending;

    private Stop(Ending ending, String fault) {
        super(fault, null, false, false);
        this.ending = ending;
    }

    static Stop at(Ending ending) {
        return new Stop(ending, "");
    }

    /**
     * Returns the stop at something that is not DEFLATE.
     *
     * @param block the number of the block it is in, from 1
     * @param how what the block does wrong
     * @param position where it does, in bits
     */
    static Stop damaged(int block, String how, long position) {
        String fault = "Block %d %s (byte %d).".formatted(block, how, position / Byte.SIZE);
        return new Stop(Ending.DAMAGED, fault);
    }

    Ending ending() {
        return ending;
    }

    /** Returns the whole sentence, empty unless there is damage. */
    String fault() {
        return getMessage();
    }
}
