package io.github.wsgauntlet.server.http;

/** The small grammars that HTTP and RFC 6455 share. */
final class Grammar {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private Grammar() {}

    /** Return whether a text is a token (RFC 9110 5.6.2). */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(Grammar::isTokenCharacter);
    }

    static boolean isTokenCharacter(int character) {
        return isLetterOrDigit(character) || TOKEN_MARKS.indexOf(character) >= 0;
    }

    static boolean isLetterOrDigit(int character) {
        int lowerCase = character | 0x20;
        return (lowerCase >= 'a' && lowerCase <= 'z') || isDigit(character);
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    static boolean isBlank(int character) {
        return character == ' ' || character == '\t';
    }

    /** Return a text without the optional white space around it (RFC 9110 5.6.3). */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
