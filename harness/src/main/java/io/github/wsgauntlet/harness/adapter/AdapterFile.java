package io.github.wsgauntlet.harness.adapter;

import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.casefile.GreetingReader;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import io.github.wsgauntlet.cases.yaml.YamlReader;
import io.github.wsgauntlet.harness.adapter.EchoAdapter.Binary;
import java.util.List;
import java.util.Map;

/** Reads how messages come back in a protocol: what begins it, what is said, and what is heard. */
final class AdapterFile {
    private static final List<String> KEYS = List.of("routine", "greeting", "say", "hear", "binary");
    private static final List<String> ANNOUNCED_KEYS = List.of("say", "hear");
    private static final Map<String, Binary> BINARY =
            Words.of("none", new Binary.None(), "wrapped", new Binary.AsText());

    private final TemplateReader templates;

    private AdapterFile(TemplateReader templates) {
        this.templates = templates;
    }

    /**
     * Read an adapter.
     *
     * @param name what reports call it
     * @param file the file as messages name it
     * @param text what stands in it
     * @param templates reads what it says of messages
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if anything in it is wrong
     */
    static EchoAdapter parse(String name, String file, String text, TemplateReader templates) {
        Fields fields = Fields.of(new Value("An adapter", YamlReader.read(file, text)), "an adapter", KEYS);
        return new AdapterFile(templates).adapter(name, fields);
    }

    private EchoAdapter adapter(String name, Fields fields) {
        List<Turn> greeting = GreetingReader.read(fields.find("routine"), fields.find("greeting"));
        SayTemplate say = templates.say(fields.require("say"), true);
        HearPattern hear = templates.hear(fields.require("hear"), true);
        requireNumber(say, hear, fields);
        Binary binary = fields.find("binary").map(this::binary).orElseGet(Binary.None::new);
        if (binary instanceof Binary.AsText && say.escapes()) {
            throw fields.require("binary").place().error("A binary message cannot be wrapped in a string of JSON");
        }
        return new EchoAdapter(name, greeting, say, hear, binary);
    }

    private Binary binary(Value value) {
        if (!(value.yaml() instanceof Yaml.Mapping)) {
            return value.oneOf(BINARY);
        }
        Fields fields = Fields.of(value, "'binary'", ANNOUNCED_KEYS);
        SayTemplate say = templates.say(fields.require("say"), false);
        HearPattern hear = templates.hear(fields.require("hear"), false);
        requireNumber(say, hear, fields);
        return new Binary.Announced(say, hear);
    }

    private static void requireNumber(SayTemplate say, HearPattern hear, Fields fields) {
        if (hear.tellsNumber() && !say.numbered()) {
            throw fields.require("hear").place().error("'hear' has a {number}, and 'say' has none");
        }
    }
}
