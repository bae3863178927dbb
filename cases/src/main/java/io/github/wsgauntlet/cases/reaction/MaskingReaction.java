package io.github.wsgauntlet.cases.reaction;

/** With what keys a client masked the frames of a connection (RFC 6455 5.3). */
public sealed interface MaskingReaction extends Reaction {

    /**
     * Each frame had a key of its own, and nothing foretells it.
     *
     * @param frames how many frames were seen
     */
    record FreshKeys(int frames) implements MaskingReaction {}

    /**
     * All frames had the same key.
     *
     * @param key the key
     * @param frames how many frames were seen
     */
    record OneKey(int key, int frames) implements MaskingReaction {}

    /**
     * One key tells of another.
     *
     * @param how how it does
     * @param frames how many frames were seen
     */
    record KeysForetold(How how, int frames) implements MaskingReaction {

        /** How one key tells of another. */
        public enum How {
            /** Some are equal. */
            REPEATED,
            /** Each is the one before it and a number that stays. */
            COUNTED
        }

        @Override
        public String fault() {
            return Flaws.fault(this, how);
        }
    }

    /**
     * There were too few frames to tell.
     *
     * @param frames how many
     */
    record TooFewFrames(int frames) implements MaskingReaction {}
}
