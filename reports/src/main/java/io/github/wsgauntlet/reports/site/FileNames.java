package io.github.wsgauntlet.reports.site;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Gives each thing a name for its file, which is a part of its URL: small letters, digits, hyphens and full stops, in
 * words that do not depend on what else there is, as long as no two are spelt alike.
 */
final class FileNames {
    private static final int LONGEST = 80;

    private final Set<String> taken = new HashSet<>();

    /** Return a name for a text that no other was given. */
    String of(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^[-.]+|[-.]+$", "");
        String name = plain.isEmpty() ? "unnamed" : plain.substring(0, Math.min(LONGEST, plain.length()));
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + '-' + i;
        }
        return free;
    }
}
