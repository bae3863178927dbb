package io.github.wsgauntlet.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.http.ExtensionOffer.BareParameter;
import io.github.wsgauntlet.server.http.ExtensionOffer.ValuedParameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionsParserTest {

    @Test
    void reads_offers_in_order() {
        assertThat(ExtensionOffer.parse("permessage-deflate; a; b=10; c=\"1\\1\" , x-foo"))
                .contains(List.of(
                        new ExtensionOffer(
                                "permessage-deflate",
                                List.of(
                                        new BareParameter("a"),
                                        new ValuedParameter("b", "10"),
                                        new ValuedParameter("c", "11"))),
                        new ExtensionOffer("x-foo", List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo",
                " foo\t;\tbar\t= baz\t,\tqux ",
                "foo,,bar",
                ",foo,",
                "foo; a=\"b\"",
                "foo; a=\"\\b\"",
                "foo; a; a; a",
            })
    void accepts_the_grammar(String field) {
        assertThat(ExtensionOffer.parse(field)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                ";",
                "=x",
                "; a=b",
                "foo bar",
                "foo;",
                "foo;;",
                "foo; a=",
                "foo; =b",
                "foo; a=b=c",
                "foo; a=b c",
                "foo; a=\"b",
                "foo; a=\"b\\",
                "foo; a=\"\"",
                "foo; a=\"b c\"",
                "foo; a=\"b\" c",
                "foo, bar;",
                "foo\u0000",
                "f\u00f6\u00f6",
                "(foo)",
            })
    void refuses_all_else(String field) {
        assertThat(ExtensionOffer.parse(field)).isEmpty();
    }
}
