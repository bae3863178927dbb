package io.github.wsgauntlet.reports.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the record of one run line by line; one reader reads one file. */
final class ResultsReader {
    private final List<CaseResult> cases = new ArrayList<>();
    private Optional<RunHeader> header = Optional.empty();
    private Optional<RunSequence> sequence = Optional.empty();
    private Optional<Fuzzing> fuzzing = Optional.empty();
    private Optional<RunFooter> footer = Optional.empty();

    private ResultsReader() {}

    static Results read(Path file) {
        byte[] all = bytes(file);
        ResultsReader reader = new ResultsReader();
        List<String> notes = new ArrayList<>();
        int number = 0;
        for (int start = 0; start < all.length; ) {
            number++;
            int end = endOfLine(all, start);
            boolean cutOff = end == all.length;
            // Bytes that are not UTF-8 become U+FFFD, so that they end as a broken line and not as a decoding error.
            String line = new String(all, start, end - start, StandardCharsets.UTF_8);
            try {
                reader.accept(line);
            } catch (IllegalArgumentException e) {
                if (!cutOff || reader.header.isEmpty() || reader.footer.isPresent()) {
                    throw new InvalidResultsException(file, number, sentence(e));
                }
                notes.add("Line " + number + " is cut off and was dropped");
            }
            start = end + 1;
        }
        RunHeader first = reader.header.orElseThrow(
                () -> new InvalidResultsException(file, 1, "The file is empty; it must begin with a header"));
        return new Results(first, reader.cases, reader.fuzzing, reader.footer, notes);
    }

    private void accept(String line) {
        if (footer.isPresent()) {
            throw new IllegalArgumentException("Nothing may follow the footer");
        }
        JsonNode node = LineFormat.parse(line);
        String type = LineFormat.type(node);
        if (sequence.isEmpty()) {
            header(node, type);
            return;
        }
        switch (type) {
            case "case" -> {
                CaseResult result = LineFormat.value(node, CaseResult.class);
                sequence.get().accept(result);
                cases.add(result);
            }
            case "fuzz" -> {
                Fuzzing summary = LineFormat.value(node, Fuzzing.class);
                sequence.get().accept(summary);
                fuzzing = Optional.of(summary);
            }
            case "footer" -> {
                RunFooter last = LineFormat.value(node, RunFooter.class);
                sequence.get().accept(last);
                footer = Optional.of(last);
            }
            case "header" -> throw new IllegalArgumentException("A run has one header, and this is another");
            case "" -> throw new IllegalArgumentException("The line has no type");
            default -> throw new IllegalArgumentException("The type \"" + type + "\" is unknown");
        }
    }

    private void header(JsonNode node, String type) {
        if (!type.equals("header")) {
            throw new IllegalArgumentException("The file must begin with a header");
        }
        LineFormat.requireFormat(node);
        RunHeader first = LineFormat.header(node);
        header = Optional.of(first);
        sequence = Optional.of(new RunSequence(first));
    }

    private static String sentence(IllegalArgumentException e) {
        String message = e.getMessage();
        return message == null ? "The line is wrong" : message;
    }

    private static int endOfLine(byte[] all, int start) {
        int end = start;
        while (end < all.length && all[end] != '\n') {
            end++;
        }
        return end;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
