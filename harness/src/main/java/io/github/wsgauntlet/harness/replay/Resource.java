package io.github.wsgauntlet.harness.replay;

import io.github.wsgauntlet.cases.yaml.TextFile;

/** Reads the texts that stand beside the classes of this package. */
final class Resource {
    private static final String FILES = "/io/github/wsgauntlet/harness/replay/";

    private Resource() {}

    /** Return the text of a file. */
    static String text(String name) {
        return TextFile.resource(FILES + name);
    }
}
