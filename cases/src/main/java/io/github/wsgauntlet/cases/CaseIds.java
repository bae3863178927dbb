package io.github.wsgauntlet.cases;

/**
 * What the ids of cases say: those of cases that clients are put to begin with {@code client/}, and what follows is the
 * id of the server's case where there is one that asks the same.
 */
public final class CaseIds {
    private static final String OF_CLIENTS = "client/";

    private CaseIds() {}

    /**
     * Return the id of the case that puts an endpoint of either side to the same question.
     *
     * @param side the endpoint under test
     * @param id the id of a server's case
     */
    public static String of(Role side, String id) {
        return switch (side) {
            case SERVER -> id;
            case CLIENT -> OF_CLIENTS + id;
        };
    }

    /** Return which endpoint the case of an id puts to a question. */
    public static Role side(String id) {
        return id.startsWith(OF_CLIENTS) ? Role.CLIENT : Role.SERVER;
    }

    /** Return an id without the side, for example {@code framing/opcodes/reserved[opcode=3]}. */
    public static String sideless(String id) {
        return id.startsWith(OF_CLIENTS) ? id.substring(OF_CLIENTS.length()) : id;
    }

    /** Return the family of an id, under which reports group cases, for example {@code client/framing}. */
    public static String family(String id) {
        int slash = id.indexOf('/', id.length() - sideless(id).length());
        return slash < 0 ? id : id.substring(0, slash);
    }
}
