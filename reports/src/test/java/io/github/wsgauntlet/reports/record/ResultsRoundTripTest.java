package io.github.wsgauntlet.reports.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResultsRoundTripTest {
    @Provide
    Arbitrary<Results> runs() {
        return RunArbitraries.runs();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void what_is_written_is_read_again(@ForAll("runs") Results run) throws IOException {
        Path file = RecordSamples.write(run);

        Results read = Results.read(file).requireComplete();
        Files.delete(file);

        assertThat(read.header()).isEqualTo(run.header());
        assertThat(read.header().capabilities().keySet())
                .containsExactlyElementsOf(run.header().capabilities().keySet());
        assertThat(read.cases()).isEqualTo(run.cases());
        assertThat(read.fuzzing()).isEqualTo(run.fuzzing());
        assertThat(names(read)).isEqualTo(names(run));
        assertThat(read.footer()).isEqualTo(run.footer());
        assertThat(read.notes()).isEmpty();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void every_line_is_one_object_in_ascii(@ForAll("runs") Results run) throws IOException {
        Path file = RecordSamples.write(run);

        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);

        for (byte b : bytes) {
            assertThat(b == '\n' || b >= ' ').isTrue();
        }
        assertThat(new String(bytes, StandardCharsets.US_ASCII).lines())
                .hasSize(run.cases().size() + (run.fuzzing().isPresent() ? 3 : 2))
                .allMatch(line -> line.startsWith("{\"type\":\"") && line.endsWith("}"));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_file_cut_anywhere_is_read_up_to_there(@ForAll("runs") Results run, @ForAll double where) throws IOException {
        Path file = RecordSamples.write(run);
        byte[] bytes = Files.readAllBytes(file);
        int headerEnds = new String(bytes, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        int cut = headerEnds + (int) (Math.abs(where % 1) * (bytes.length - 1 - headerEnds));
        Files.write(file, Arrays.copyOf(bytes, cut));

        Results read = Results.read(file);
        Files.delete(file);

        assertThat(read.cases()).isEqualTo(run.cases().subList(0, read.cases().size()));
        assertThat(read.complete()).isFalse();
    }

    /** Return what was counted when fuzzing, in its order, of which maps know nothing when they are compared. */
    private static List<String> names(Results run) {
        return run.fuzzing().stream()
                .flatMap(fuzzing ->
                        Stream.concat(fuzzing.states().keySet().stream(), fuzzing.requirements().keySet().stream()))
                .toList();
    }
}
