package io.github.wsgauntlet.cases.reaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a target did about a case, or why nothing can be said of it. A closed set of records that hold values and no
 * words; {@link io.github.wsgauntlet.cases.prose.ReactionProse} says each in a sentence.
 */
public sealed interface Reaction
        permits HandshakeReaction,
                MessageReaction,
                EndReaction,
                IllegalFrame,
                IllegalMessage,
                IllegalClose,
                IllegalAnswer,
                IllegalRequest,
                MaskingReaction,
                IllegalCompression,
                TurnReaction,
                Unasked {

    /** Return the name of this kind of reaction as records hold it, for example {@code echo-altered}. */
    default String kind() {
        return kind(getClass());
    }

    /**
     * Return the name of what was done, whatever the sizes, codes and texts at hand. Reactions of the same name are the
     * same fault, and findings of the fuzzer are called by it, so a name never changes once it is published.
     */
    default String fault() {
        return kind();
    }

    /**
     * Return whether nothing shows it but the end of a connection, or silence, so that others who kept the target busy
     * may be to blame.
     */
    default boolean restsOnSilence() {
        return false;
    }

    /** Return all kinds of reactions, each a record. */
    static List<Class<?>> kinds() {
        return records(Reaction.class).toList();
    }

    /** Return the name of a kind of reaction as records hold it. */
    static String kind(Class<?> reaction) {
        return reaction.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(Reaction::records);
    }
}
