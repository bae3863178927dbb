package io.github.wsgauntlet.reports.view;

/**
 * The inside of a case as it stands in a page, out of the way until the case is opened. Most are markup in a {@code
 * noscript} element, which a browser without JavaScript shows as it is. The long ones, whose many frames are most of a
 * run's bytes, are {@linkplain Packed packed}, so that the page opens at once.
 */
public final class CaseBody {
    /** How many characters of markup stand in the page as they are. */
    private static final int MOST = 16_000;

    private static final String INSTEAD =
            "<noscript><p class=\"empty\">This conversation is long. It is packed, and needs"
                    + " JavaScript.</p></noscript>";

    private CaseBody() {}

    /** Return whether the inside of a case is short enough to stand there as it is. */
    public static boolean isShort(String html) {
        return html.length() <= MOST;
    }

    /** Return the markup that holds the inside of a case, which is markup, too. */
    public static String of(String html) {
        String inside = Legible.text(html);
        return isShort(inside)
                ? "<noscript>" + inside + "</noscript>"
                : INSTEAD + "<template>" + Packed.of(inside) + "</template>";
    }
}
