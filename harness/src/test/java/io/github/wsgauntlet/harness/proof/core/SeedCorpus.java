package io.github.wsgauntlet.harness.proof.core;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.casefile.CaseFileWriter;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.fuzz.Bounds;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireFrameWriter;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what Jazzer starts from: scenarios that jqwik makes up, as the bytes that a client sends, and those that the
 * core says to them; and cases of the catalogue, each as a file. What a client sends has the masking key 0, so that
 * whatever is changed in a frame is changed in its payload as well.
 */
final class SeedCorpus {
    private static final int EACH = 100;
    private static final int LARGEST = 2_048;
    private static final Bounds BOUNDS = new Bounds(300, 5);
    private static final List<Property> PROPERTIES = List.of(
            Property.CONVERSATION,
            Property.VIOLATION,
            Property.CLOSING,
            Property.HANDSHAKE,
            Property.COMPRESSION,
            Property.STREAM);

    private static final CorePlayer CORE = new CorePlayer(ServerOptions.defaults());

    private final Path directory;

    private SeedCorpus(Path directory) {
        this.directory = directory;
    }

    /**
     * Write the seeds.
     *
     * @param args the directory to write to
     */
    public static void main(String[] args) {
        var corpus = new SeedCorpus(Path.of(args[0]));
        for (Property property : PROPERTIES) {
            List<Scenario> scenarios = MadeUp.scenarios(property, BOUNDS, 0, EACH);
            for (int i = 0; i < EACH; i++) {
                corpus.write(property, i, scenarios.get(i));
            }
        }
        Catalogue.load().cases().stream()
                .filter(each -> each.id().indexOf('[') < 0) // Of a family, values stand behind the id.
                .forEach(corpus::write);
    }

    private void write(Case each) {
        byte[] yaml = CaseFileWriter.yaml("", List.of(each)).getBytes(StandardCharsets.UTF_8);
        write("case-file", each.id().replace('/', '-'), yaml, new byte[0]);
    }

    private void write(Property property, int number, Scenario scenario) {
        CorePlayer.Played played = CORE.play(scenario, number);
        Transcript transcript = played.transcript();
        byte[] head =
                transcript.first(Event.SentHead.class).map(Event.SentHead::head).orElseThrow();
        var frames = new FrameReader();
        transcript
                .sent(Event.Purpose.SCENARIO)
                .flatMap(sent -> sent.pieces().stream())
                .forEach(piece -> frames.feed(piece, 0, piece.length));
        var behind = new ByteArrayOutputStream();
        for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            behind.writeBytes(WireFrameWriter.encode(transparent(frame.get())));
        }
        behind.writeBytes(frames.rest());
        String name = property.key() + "-" + number;
        write("core", name, head, behind.toByteArray());
        write("reading", name, played.said(), new byte[0]);
        if (property == Property.COMPRESSION) {
            write("compression", name, new byte[1], behind.toByteArray());
        }
    }

    private static WireFrame transparent(WireFrame frame) {
        return new WireFrame(
                frame.fin(),
                frame.rsv(),
                frame.opcode(),
                frame.masked(),
                0,
                frame.lengthBytes(),
                frame.length(),
                frame.payload());
    }

    private void write(String target, String name, byte[] first, byte[] rest) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(rest);
        if (bytes.size() <= LARGEST) {
            try {
                Path seeds = Files.createDirectories(directory.resolve(target).resolve("seeds"));
                Files.createDirectories(directory.resolve(target).resolve("corpus"));
                Files.write(seeds.resolve(name), bytes.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
