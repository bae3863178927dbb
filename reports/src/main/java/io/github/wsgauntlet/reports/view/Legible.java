package io.github.wsgauntlet.reports.view;

/**
 * Makes every character of a text one that can be seen and stored. What a server sends may hold controls, lone
 * surrogates, or marks that turn the direction of the text around them; a report shows that they are there instead of
 * doing what they say.
 */
public final class Legible {
    private Legible() {}

    /** Return the text with pictures or code points in the place of such characters; tab and line feed stay. */
    public static String text(String text) {
        int plain = endOfPlain(text, 0);
        if (plain == text.length()) {
            return text;
        }
        var legible = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (int at = plain; at < text.length(); ) {
            int c = text.codePointAt(at);
            append(c, legible);
            at += Character.charCount(c);
            plain = endOfPlain(text, at);
            legible.append(text, at, plain);
            at = plain;
        }
        return legible.toString();
    }

    /** Return where the characters end that nearly all texts consist of. */
    private static int endOfPlain(String text, int from) {
        int at = from;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\n';
    }

    private static void append(int c, StringBuilder legible) {
        if (c < 0x20) {
            legible.append((char) (0x2400 + c));
        } else if (c == 0x7f) {
            legible.append('\u2421');
        } else if (isSurrogate(c) || isNonCharacter(c)) {
            legible.append('\ufffd');
        } else if (isHidden(c)) {
            legible.append(String.format("\u2039U+%04X\u203a", c));
        } else {
            legible.appendCodePoint(c);
        }
    }

    /** Return the text so, on one line: a blank stands for every tab and every end of a line. */
    public static String line(String text) {
        return text(text.replace("\r\n", " ").replace('\n', ' ').replace('\t', ' '));
    }

    private static boolean isSurrogate(int c) {
        return c >= 0xd800 && c <= 0xdfff;
    }

    private static boolean isNonCharacter(int c) {
        return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
