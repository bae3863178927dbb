package io.github.wsgauntlet.cases.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads whole files of UTF-8 text. */
public final class TextFile {
    private TextFile() {}

    /**
     * Return the text of a resource.
     *
     * @param name its absolute name, from a slash on
     * @throws InvalidFileException if it is not there
     */
    public static String resource(String name) {
        try (InputStream in = TextFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new InvalidFileException(name.substring(1), 1, "There is no such resource");
            }
            return decode(name.substring(1), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Read a file of the user's.
     *
     * @throws InvalidFileException if the file cannot be read or is not UTF-8
     */
    public static String read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new InvalidFileException(file.toString(), 1, "This is a directory, not a file");
            }
            return decode(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new InvalidFileException(file.toString(), 1, "There is no such file");
        } catch (IOException e) {
            throw new InvalidFileException(file.toString(), 1, "The file cannot be read: " + e.getMessage());
        }
    }

    private static String decode(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            String read = out.flip().toString();
            int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
            throw new InvalidFileException(name, line, "The file is not UTF-8 from here on");
        }
        return out.flip().toString();
    }
}
