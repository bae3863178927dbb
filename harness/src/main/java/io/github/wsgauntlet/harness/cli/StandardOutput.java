package io.github.wsgauntlet.harness.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Where a command prints. A print stream swallows what goes wrong, such as a reader that has gone or a full disk; this
 * remembers it, and takes whatever comes later for nothing, so that what is done goes on. Thread safe.
 */
final class StandardOutput extends OutputStream {
    private final OutputStream out;
    private Optional<IOException> failure = Optional.empty();

    /**
     * Create.
     *
     * @param out where it really goes
     */
    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Return what prints here, in the encoding of the terminal. */
    PrintStream printStream() {
        return new PrintStream(this, true, Charset.forName(System.getProperty("stdout.encoding", "UTF-8")));
    }

    /** Return why not everything could be printed; empty if all was. */
    synchronized Optional<IOException> failure() {
        return failure;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (failure.isPresent()) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }
}
