package io.github.wsgauntlet.harness.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    private static final int CLASS_FILES_OF_JAVA_8 = 52;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "9", "11", "17", "20"})
    void an_older_java_is_too_old(String version) {
        assertThat(Launcher.tooOld(version)).isTrue();
        assertThat(Launcher.refusal(version, "/opt/java"))
                .isEqualTo("wsgauntlet: Java 21 or newer is needed, and this is Java " + version + " in /opt/java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "25", "100"})
    void a_newer_java_will_do(String version) {
        assertThat(Launcher.tooOld(version)).isFalse();
    }

    /** Only Maven compiles it so; whoever compiles it with all else has the newer Java. */
    @Test
    void java_8_can_load_it() throws IOException {
        assumeThat(Launcher.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("harness/target/classes/");
        try (var in = new DataInputStream(Launcher.class.getResourceAsStream("Launcher.class"))) {
            assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
            assertThat(in.readUnsignedShort()).isZero();
            assertThat(in.readUnsignedShort()).isEqualTo(CLASS_FILES_OF_JAVA_8);
        }
    }

    @Test
    void it_starts_the_command_line() throws Exception {
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        "--version")
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(out).content().startsWith("wsgauntlet ");
    }
}
