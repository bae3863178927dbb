package io.github.wsgauntlet.harness.drive;

/**
 * What all connections to a target have in common. Thread safe.
 *
 * @param unanswered whether the target does nothing when the tester closes
 * @param endAfterAnswer how the target ends TCP where it has answered the tester's Close
 * @param endAfterClosing how it ends TCP where it has closed first, or failed the connection
 * @param keys the keys of a client's requests
 */
record Memory(Omission unanswered, EndOfTcp endAfterAnswer, EndOfTcp endAfterClosing, Keys keys) {
    /** Return the memory of a target that was not met before. */
    static Memory empty() {
        return new Memory(new Omission(), new EndOfTcp(), new EndOfTcp(), new Keys());
    }
}
