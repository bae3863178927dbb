package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.Value;
import java.util.List;
import java.util.stream.Stream;

/** Reads the step that opens the connection to a server. */
final class OpenReader {
    private static final List<String> HEAD_KEYS = Stream.concat(
                    Stream.of("method", "target", "query", "version"), HeadReader.KEYS.stream())
            .toList();
    private static final List<String> KEYS = Stream.of(
                    HEAD_KEYS, List.of("raw", "first"), UnitReader.CUT_KEYS, List.of("earlier", "with-finished"))
            .flatMap(List::stream)
            .toList();

    private OpenReader() {}

    /** Read the step; the header lines are edited in the order in which the edits are written. */
    static Step.Open read(Value value) {
        Fields fields = Fields.of(value, "'open'", KEYS);
        return new Step.Open(
                fields.find("raw").isPresent() ? raw(fields) : edited(fields),
                fields.find("first").map(UnitReader::several).orElse(List.of()),
                UnitReader.segments(fields),
                fields.find("earlier").map(OpenReader::earlier),
                fields.find("with-finished").map(Value::flag).orElse(false));
    }

    private static Step.Earlier earlier(Value value) {
        Fields fields = Fields.of(value, "'earlier'", List.of("request", "pipelined"));
        return new Step.Earlier(
                HeadReader.whole(fields.require("request")),
                fields.find("pipelined").map(Value::flag).orElse(false));
    }

    private static HandshakeRequest raw(Fields fields) {
        HandshakeRequest plain = HandshakeRequest.standard();
        return new HandshakeRequest(
                plain.method(), plain.target(), plain.version(), List.of(), HeadReader.raw(fields, HEAD_KEYS));
    }

    private static HandshakeRequest edited(Fields fields) {
        HandshakeRequest plain = HandshakeRequest.standard();
        return new HandshakeRequest(
                fields.find("method").map(HeadReader::latin).orElse(plain.method()),
                TurnReader.target(fields).orElse(plain.target()),
                fields.find("version").map(HeadReader::latin).orElse(plain.version()),
                HeadReader.edits(fields),
                "");
    }
}
