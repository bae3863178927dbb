package io.github.wsgauntlet.reports.html;

/** What the states of the oracle are grouped under, in the order it is shown. */
enum StateGroup {
    LEGAL("Legal conversations", ""),
    VIOLATED("Violations", "violated: "),
    CLOSED("Closings", ""),
    HANDSHAKE("Opening handshakes", "handshake: "),
    OFFER("Offers of compression", "offer: "),
    BYTES("Bytes of any kind", ""),
    /** What a newer harness calls by a name that is not known here. */
    OTHER("Other states", "");

    private final String title;
    private final String prefix;

    StateGroup(String title, String prefix) {
        this.title = title;
        this.prefix = prefix;
    }

    /** Return the group that a state belongs to. */
    static StateGroup of(String state) {
        for (StateGroup group : values()) {
            if (!group.prefix.isEmpty() && state.startsWith(group.prefix)) {
                return group;
            }
        }
        return switch (state) {
            case "legal", "said before the answer" -> LEGAL;
            case "closed", "closed twice", "closed, and more said", "cut off" -> CLOSED;
            case "any bytes" -> BYTES;
            default -> OTHER;
        };
    }

    String title() {
        return title;
    }

    /** Return what a state of this group is called among the others of the group. */
    String label(String state) {
        return state.substring(prefix.length());
    }
}
