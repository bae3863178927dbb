package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.HandshakeAnswer;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import java.util.List;
import java.util.stream.Stream;

/** Reads the step that takes a client's connection. */
final class AcceptReader {
    private static final List<String> HEAD_KEYS = Stream.concat(
                    Stream.of("status", "version"), HeadReader.KEYS.stream())
            .toList();
    private static final List<String> KEYS = Stream.of(HEAD_KEYS, List.of("raw", "first"), UnitReader.CUT_KEYS)
            .flatMap(List::stream)
            .toList();

    private AcceptReader() {}

    /** Read the step; the header lines are edited in the order in which the edits are written. */
    static Step.Accept read(Value value) {
        Fields fields = Fields.of(value, "'accept'", KEYS);
        return new Step.Accept(
                answer(fields),
                fields.find("first").map(UnitReader::several).orElse(List.of()),
                UnitReader.segments(fields));
    }

    private static HandshakeAnswer answer(Fields fields) {
        HandshakeAnswer plain = HandshakeAnswer.standard();
        if (fields.find("raw").isPresent()) {
            return new HandshakeAnswer(plain.status(), plain.version(), List.of(), HeadReader.raw(fields, HEAD_KEYS));
        }
        return new HandshakeAnswer(
                fields.find("status").map(HeadReader::latin).orElse(plain.status()),
                fields.find("version").map(HeadReader::latin).orElse(plain.version()),
                HeadReader.edits(fields),
                "");
    }
}
