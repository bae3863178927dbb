package io.github.wsgauntlet.harness.drive;

/**
 * What all connections to a target have in common. Thread safe.
 *
 * @param unanswered whether the target does nothing when the tester closes
 * @param leftOpen whether the target leaves TCP open
 * @param keys the keys of a client's requests
 */
record Memory(Omission unanswered, Omission leftOpen, Keys keys) {
    /** Return the memory of a target that was not met before. */
    static Memory empty() {
        return new Memory(new Omission(), new Omission(), new Keys());
    }
}
