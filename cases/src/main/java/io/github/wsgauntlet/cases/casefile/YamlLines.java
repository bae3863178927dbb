package io.github.wsgauntlet.cases.casefile;

/** The lines of a case file in the making. A value stands in the line of its key where it fits, else below it. */
final class YamlLines {
    /** How many columns a line takes, if what it says can be cut at all. */
    private static final int WIDTH = 100;

    private static final int INDENT = 2;

    private final StringBuilder text = new StringBuilder();

    /**
     * Add a line.
     *
     * @param column where it begins, from 0
     * @param line what stands in it
     */
    void line(int column, String line) {
        text.append(" ".repeat(column)).append(line).append('\n');
    }

    /** Add an empty line. */
    void gap() {
        text.append('\n');
    }

    /**
     * Add an entry of a mapping.
     *
     * @param column where its key begins, from 0
     */
    void entry(int column, String key, YamlPiece value) {
        add(" ".repeat(column), column, key, value);
    }

    /**
     * Add an item of a list that is a mapping, with the first of its entries.
     *
     * @param column where the dash stands, from 0; the key begins two columns after it
     */
    void item(int column, String key, YamlPiece value) {
        add(" ".repeat(column) + "- ", column + INDENT, key, value);
    }

    private void add(String before, int column, String key, YamlPiece value) {
        String line = before + key + ": " + value.inline();
        boolean fits = line.length() <= WIDTH;
        switch (value) {
            case YamlPiece.Sequence(var items)
            when !fits -> {
                line(0, before + key + ":");
                items.forEach(item -> line(column + INDENT, "- " + item.inline()));
            }
            case YamlPiece.Mapping(var entries)
            when !fits -> {
                line(0, before + key + ":");
                entries.forEach(entry -> entry(column + INDENT, entry.key(), entry.value()));
            }
            case YamlPiece whole -> line(0, line);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
