package io.github.wsgauntlet.cases;

/** The ids of what fuzzing makes up. Their first segment is {@value #FAMILY}, which no case of a catalogue has. */
public final class FuzzedIds {
    /** The first segment. */
    public static final String FAMILY = "fuzz";

    private static final String PREFIX = FAMILY + "/";

    private FuzzedIds() {}

    /**
     * Return the id of something that was made up.
     *
     * @param property what it is about, for example {@code violation}
     * @param name what tells it from others of that property
     */
    public static String of(String property, String name) {
        return PREFIX + property + "/" + name;
    }

    /**
     * Return whether that is made up.
     *
     * @param id an id, or a glob over ids
     */
    public static boolean has(String id) {
        return id.startsWith(PREFIX);
    }

    /**
     * Return what follows the family in an id, for example {@code violation/0a1b2c3d}.
     *
     * @param id the id of something that was made up
     */
    public static String withoutFamily(String id) {
        return id.substring(PREFIX.length());
    }
}
