package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.view.Legible;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Prints text in which a server may have had a hand, so that nobody obeys it: no terminal, which reads controls, and no
 * workflow of GitHub Actions, which reads every line of what a step prints, in containers too. Its commands are lines
 * that begin with two colons after any blanks, and, as of old, what begins with {@code ##[} anywhere in a line. Both
 * get a space into them.
 */
final class HarmlessWriter extends PrintWriter {
    private final PrintWriter raw;

    private HarmlessWriter(PrintWriter raw) {
        super(new Filter(raw));
        this.raw = raw;
    }

    /** Return what prints there, line by line. */
    static HarmlessWriter on(PrintWriter out) {
        return out instanceof HarmlessWriter harmless ? harmless : new HarmlessWriter(out);
    }

    /** Return what prints at the same place what is meant to be obeyed, or to be read by a program as it is. */
    PrintWriter raw() {
        return raw;
    }

    private static final class Filter extends Writer {
        private final PrintWriter out;
        private Line line = Line.BLANK;
        private int hashes;

        Filter(PrintWriter out) {
            this.out = out;
        }

        /** What a line begins with so far; characters that are not ASCII may count for nothing there. */
        private enum Line {
            BLANK,
            COLON,
            TEXT
        }

        @Override
        public void write(char[] buffer, int offset, int length) {
            String text = new String(buffer, offset, length).replace("\r\n", "\n");
            StringBuilder harmless = new StringBuilder(length + 8);
            Legible.text(text).chars().forEach(c -> append((char) c, harmless));
            out.write(harmless.toString().replace("\n", System.lineSeparator()));
            if (text.indexOf('\n') >= 0) {
                out.flush();
            }
        }

        private void append(char c, StringBuilder text) {
            if (c == '\n') {
                line = Line.BLANK;
                hashes = 0;
            } else if (c == ' ' || c == '\t') {
                line = line == Line.COLON ? Line.TEXT : line;
                hashes = 0;
            } else if (c < 0x7f) {
                text.append(isCommand(c) ? " " : "");
                line = line == Line.BLANK && c == ':' ? Line.COLON : Line.TEXT;
                hashes = c == '#' ? hashes + 1 : 0;
            }
            text.append(c);
        }

        private boolean isCommand(char c) {
            return line == Line.COLON && c == ':' || hashes >= 2 && c == '[';
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
