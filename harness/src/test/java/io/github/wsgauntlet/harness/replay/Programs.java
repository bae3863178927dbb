package io.github.wsgauntlet.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Reproducers that are written, compiled and run as by somebody who was sent them. */
final class Programs {
    static final String NO_PYTHON = "python3 is not on the PATH, so that the Python form is not tried.";

    private static final URI TARGET = URI.create("ws://localhost:9001/");

    private final Path directory;
    private final List<Path> javaFiles = new ArrayList<>();
    private final List<Path> pythonFiles = new ArrayList<>();

    Programs(Path directory) {
        this.directory = directory;
    }

    static boolean hasPython() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "python3"))
                .anyMatch(Files::isExecutable);
    }

    /** Write both programs for a case, each in a folder and Java package of that name. */
    void add(String name, Case finding) throws IOException {
        Path folder = Files.createDirectory(directory.resolve(name));
        Path java = folder.resolve("Finding.java");
        Files.writeString(
                java, "package " + name + ";" + Reproducer.java(finding, TARGET, Optional.empty(), "Nothing."));
        javaFiles.add(java);
        Path python = folder.resolve("finding.py");
        Files.writeString(python, Reproducer.python(finding, TARGET, Optional.empty(), "Nothing."));
        pythonFiles.add(python);
    }

    /** Compile every Java program, all in one go, and return what the compiler has to say. */
    List<String> compileJava() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.US_ASCII)) {
            List<String> options = List.of("--release", "17", "-Xlint:all", "-d", directory.toString());
            compiler.getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(javaFiles))
                    .call();
        }
        return said.getDiagnostics().stream().map(Object::toString).toList();
    }

    /** Compile every Python program, all in one process, and return what the compiler has to say. */
    String compilePython() throws Exception {
        String script = "import pathlib, sys\n"
                + "for f in sys.argv[1:]: compile(pathlib.Path(f).read_text('ascii'), f, 'exec')";
        var command = new ArrayList<>(List.of("python3", "-W", "error", "-c", script));
        pythonFiles.forEach(file -> command.add(file.toString()));
        return run(command);
    }

    String runJava(String name, URI url) throws Exception {
        return run(List.of(
                java(), "-XX:TieredStopAtLevel=1", "-cp", directory.toString(), name + ".Finding", url.toString()));
    }

    String runPython(String name, URI url) throws Exception {
        return run(
                List.of("python3", directory.resolve(name).resolve("finding.py").toString(), url.toString()));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Run a program to its end, and return what it prints. */
    static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
