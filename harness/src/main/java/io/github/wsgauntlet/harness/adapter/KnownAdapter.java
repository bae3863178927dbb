package io.github.wsgauntlet.harness.adapter;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.yaml.TextFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The adapters that have a name. Each is a file like those of users, but for a place for an argument. */
public enum KnownAdapter {
    /** An event of Socket.IO 5, which the server acknowledges with what it was sent. */
    SOCKETIO("socketio", "socketio[:EVENT]", Optional.of("echo"), true),
    /** A JSON object with the text in one of its members, as what it is sent in and as what it comes back in. */
    JSON("json", "json:FIELD", Optional.empty(), true),
    /** A text that stands before each message, in both directions. */
    PREFIX("prefix", "prefix:TEXT", Optional.empty(), false);

    private static final String FILES = "/io/github/wsgauntlet/harness/adapter/";
    private static final Pattern FILE = Pattern.compile(".+\\.ya?ml");

    private final String key;
    private final String form;
    private final Optional<String> usual;
    private final boolean quoted;

    /**
     * An adapter.
     *
     * @param key its name
     * @param form how it is said with its argument
     * @param usual the argument where none is said; nothing where one has to be
     * @param quoted whether the argument stands in JSON
     */
    KnownAdapter(String key, String form, Optional<String> usual, boolean quoted) {
        this.key = key;
        this.form = form;
        this.usual = usual;
        this.quoted = quoted;
    }

    /**
     * Read an adapter as users name it.
     *
     * @param name its name, with what it needs to know after a colon; or a file that ends in {@code .yaml} or
     *     {@code .yml}
     * @throws IllegalArgumentException if there is none of that name, or it needs to know more; the message says which
     *     there are
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if it is a file that is not there or is wrong; the
     *     message names file and line
     */
    public static EchoAdapter parse(String name) {
        String[] sides = name.split(":", 2);
        for (KnownAdapter known : values()) {
            if (known.key.equals(sides[0])) {
                return known.with(
                        name, Optional.of(sides).filter(two -> two.length == 2).map(two -> two[1]));
            }
        }
        if (isFile(name)) {
            return AdapterFile.parse(name, name, TextFile.read(Path.of(name)), TemplateReader.plain());
        }
        throw new IllegalArgumentException("'" + name + "' is no adapter; there are " + SOCKETIO.form + ", " + JSON.form
                + ", " + PREFIX.form + " and FILE.yaml.");
    }

    /** Return whether a name is that of a file, if it is that of an adapter at all. */
    public static boolean isFile(String name) {
        return FILE.matcher(name).matches();
    }

    private EchoAdapter with(String name, Optional<String> said) {
        String argument = said.filter(text -> !text.isEmpty())
                .or(() -> usual.filter(text -> said.isEmpty()))
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' needs to know more: " + form + "."));
        if (quoted && (JsonText.hasControls(new Payload.Text(argument).bytes()) || argument.contains("%{"))) {
            throw new IllegalArgumentException("'" + argument + "' is no name that can stand in JSON as it is.");
        }
        return AdapterFile.parse(name, key, text(), TemplateReader.with(argument));
    }

    /** Return the text of the file of this adapter. */
    String text() {
        return TextFile.resource(FILES + key + ".yaml");
    }
}
