package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.http.ExtensionOffer.BareParameter;
import io.github.wsgauntlet.server.http.ExtensionOffer.Parameter;
import io.github.wsgauntlet.server.http.ExtensionOffer.ValuedParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the grammar of RFC 6455 9.1, in one pass:
 *
 * <pre>
 * extension-list  = 1#extension
 * extension       = extension-token *( ";" extension-param )
 * extension-param = token [ "=" (token | quoted-string) ]
 * </pre>
 *
 * White space may stand between any two of these (RFC 2616 2.1), empty list elements count as none, and a quoted string
 * must be a token once its quotes and backslashes are gone.
 */
final class ExtensionsParser {

    private static final char END = 0;

    private final String text;
    private int at;
    private boolean malformed;

    ExtensionsParser(String text) {
        this.text = text;
    }

    Optional<List<ExtensionOffer>> parse() {
        List<ExtensionOffer> offers = new ArrayList<>();
        do {
            if (next() != ',' && next() != END) {
                offers.add(extension());
            }
        } while (!malformed && accept(','));
        boolean wellFormed = !malformed && at == text.length() && !offers.isEmpty();
        return wellFormed ? Optional.of(offers) : Optional.empty();
    }

    private ExtensionOffer extension() {
        String name = token();
        List<Parameter> parameters = new ArrayList<>();
        while (!malformed && accept(';')) {
            parameters.add(parameter());
        }
        return new ExtensionOffer(name, parameters);
    }

    private Parameter parameter() {
        String name = token();
        if (malformed || !accept('=')) {
            return new BareParameter(name);
        }
        return new ValuedParameter(name, accept('"') ? quotedToken() : token());
    }

    private String token() {
        next();
        int from = at;
        while (at < text.length() && Grammar.isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return checked(text.substring(from, at));
    }

    private String quotedToken() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        malformed |= at == text.length();
        at++;
        return checked(value.toString());
    }

    private String checked(String token) {
        malformed |= !Grammar.isToken(token);
        return token;
    }

    /** Take a separator if it comes next. */
    private boolean accept(char separator) {
        boolean found = next() == separator;
        if (found) {
            at++;
        }
        return found;
    }

    /** Return the next character that is not white space. */
    private char next() {
        while (at < text.length() && Grammar.isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }
}
