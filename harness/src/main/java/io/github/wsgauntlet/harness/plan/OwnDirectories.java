package io.github.wsgauntlet.harness.plan;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives the report of each target a directory that no other has, named as the target is. */
public final class OwnDirectories {
    private static final String NAMELESS = "target";

    private final Path root;
    private final Set<String> taken = new HashSet<>();

    /**
     * Give out directories.
     *
     * @param root where all of them are
     */
    public OwnDirectories(Path root) {
        this.root = root;
    }

    /**
     * Return the directory of another target; of a name that only differs in what no file name keeps, one with a
     * number.
     */
    public Path of(String name) {
        String clean =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String plain = clean.isEmpty() ? NAMELESS : clean;
        String own = plain;
        for (int i = 2; !taken.add(own); i++) {
            own = plain + "_" + i;
        }
        return root.resolve(own);
    }
}
