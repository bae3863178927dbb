package io.github.wsgauntlet.harness.conversation;

import java.util.regex.Pattern;

/**
 * The grammar of a Sec-WebSocket-Extensions value (RFC 6455 9.1).
 *
 * <p>What repeats gives nothing back, so that a value as long as a head may be takes no more stack than a short one.
 */
public final class ExtensionsGrammar {
    private static final String SPACE = "[ \\t]*";
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String VALUE = "(" + TOKEN + "|\"(?:\\\\?[!#$%&'*+.^_`|~0-9A-Za-z-])++\")";
    private static final String PARAMETER = SPACE + ";" + SPACE + TOKEN + "(" + SPACE + "=" + SPACE + VALUE + ")?";
    private static final String EXTENSION = TOKEN + "(?:" + PARAMETER + ")*+";
    private static final Pattern LIST =
            Pattern.compile("[ \\t,]*" + EXTENSION + "(?:" + SPACE + ",[ \\t,]*" + EXTENSION + ")*+[ \\t,]*");

    private ExtensionsGrammar() {}

    public static boolean matches(String value) {
        return LIST.matcher(value).matches();
    }
}
