package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Mortal;
import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.net.Parts;
import io.github.wsgauntlet.server.protocol.FramePart;
import io.github.wsgauntlet.server.protocol.FrameSource;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page on a server that has one fundamental fault names that one first, and hardly anything else. */
@Proof
class OneFaultTest {
    /** How many other faults a page may name; each must be a view of the same one. */
    private static final int OTHERS = 4;

    private static final Pattern FIXES = Pattern.compile("<section class=\"fixes\".*?</section>", Pattern.DOTALL);
    private static final Pattern SAYS = Pattern.compile("<p class=\"says\">(.*?)</p>");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(
            value = Defect.class,
            names = {"PONG_FORGOTTEN", "PING_FOR_PING", "FRAGMENTS_ARE_MESSAGES"})
    void is_named_first(Defect defect) throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withParts(Misbehaviour.of(defect)))) {
            names(server.uri(), List.copyOf(defect.requirements()));
        }
    }

    @Test
    void is_named_first_where_control_frames_between_fragments_are_dropped() throws IOException {
        Parts deaf = new Parts() {
            @Override
            public FrameSource frameSource(FrameSource clean, Compression compression) {
                return new DeafBetweenFragments(clean);
            }
        };
        try (var server = ReferenceServer.start(ServerOptions.defaults().withParts(() -> deaf))) {
            names(server.uri(), List.of("rfc6455-5.4-control-frames-inside-message"));
        }
    }

    @Test
    void is_named_first_where_nothing_long_comes_back() throws IOException {
        Application small = (session, message) -> {
            if (message.payload().length <= 65_536) {
                session.send(message);
            }
        };
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(small))) {
            names(server.uri(), List.of("rfc6455-10.4-limits-on-frame-and-message"));
        }
    }

    @Test
    void is_named_first_where_a_server_restarts_on_a_frame() throws IOException {
        try (var mortal = Mortal.start(Mortal.Comeback.AWAITED)) {
            names(mortal.url(), mortal.lifeline(), List.of("rfc6455-10.4-limits-protect-implementation"));
        }
    }

    private void names(URI url, List<String> requirements) throws IOException {
        names(url, Lifeline.of(Suite.target(url)), requirements);
    }

    private void names(URI url, Lifeline lifeline, List<String> requirements) throws IOException {
        var options = RunOptions.standard().withAbsence(Duration.ofSeconds(30));
        var run = Run.prepare(Suite.target(url), lifeline, Suite.CATALOGUE.cases(), options);
        new RecordedRun(run, directory, Set.of(), Transcripts.NOT_PASSED)
                .execute(Yardstick.of(Optional.of(Verdict.FAIL)), each -> {}, each -> Optional.empty(), cut -> {});
        List<String> fixes = fixes(Files.readString(directory.resolve(RecordedRun.PAGE)));
        List<String> fault = requirements.stream()
                .map(id -> Suite.LEDGER.find(id).orElseThrow().says())
                .toList();
        assertThat(fixes).as("what to fix").isNotEmpty().hasSizeLessThanOrEqualTo(1 + OTHERS);
        assertThat(fault).contains(fixes.getFirst());
    }

    private static List<String> fixes(String page) {
        return FIXES.matcher(page)
                .results()
                .flatMap(section -> SAYS.matcher(section.group()).results())
                .map(says -> says.group(1))
                .toList();
    }

    /** Loses every control frame in the middle of a message. */
    private static final class DeafBetweenFragments implements FrameSource {
        private final FrameSource clean;
        private boolean inMessage;

        DeafBetweenFragments(FrameSource clean) {
            this.clean = clean;
        }

        @Override
        public Optional<FramePart> readFrame(ByteBuffer in) {
            Optional<FramePart> part = clean.readFrame(in);
            boolean control =
                    part.filter(each -> each.header().opcode().isControl()).isPresent();
            if (part.isPresent() && !control) {
                inMessage = !part.get().header().fin();
            }
            return control && inMessage ? Optional.empty() : part;
        }
    }
}
