package io.github.wsgauntlet.cases;

/** The ids of what fuzzing makes up. After the side, their first segment is {@code fuzz}, as in no catalogue. */
public final class FuzzedIds {
    private static final String PREFIX = "fuzz/";

    private FuzzedIds() {}

    /**
     * Return the id of something that was made up.
     *
     * @param side the endpoint under test
     * @param property what it is about, for example {@code violation}
     * @param name what tells it from others of that property
     */
    public static String of(Role side, String property, String name) {
        return CaseIds.of(side, PREFIX + property + "/" + name);
    }

    /**
     * Return whether that is made up.
     *
     * @param id an id, or a glob over ids
     */
    public static boolean has(String id) {
        return CaseIds.sideless(id).startsWith(PREFIX);
    }

    /**
     * Return what follows the family in an id, for example {@code violation/0a1b2c3d}.
     *
     * @param id the id of something that was made up
     */
    public static String withoutFamily(String id) {
        return CaseIds.sideless(id).substring(PREFIX.length());
    }
}
