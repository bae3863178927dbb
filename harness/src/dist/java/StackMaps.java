import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar, and gives its classes of Java 5 the stack maps that Java 6 brought. A cache of JDK 25 takes no class
 * without, and those of picocli, which have none, are loaded at every start.
 *
 * <p>usage: java StackMaps.java FROM TO TIME, where TIME is the last modification of the copy
 */
final class StackMaps {
    private final ClassFile rebuilding;

    private StackMaps(ClassLoader jar) {
        rebuilding = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(jar)));
    }

    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        try (var jar = new ZipFile(from.toFile());
                var loader = new URLClassLoader(new URL[] {from.toUri().toURL()});
                var copy = new ZipOutputStream(Files.newOutputStream(to))) {
            var maps = new StackMaps(loader);
            for (ZipEntry each : Collections.list(jar.entries())) {
                var entry = new ZipEntry(each.getName());
                entry.setTimeLocal(each.getTimeLocal());
                copy.putNextEntry(entry);
                try (InputStream in = jar.getInputStream(each)) {
                    byte[] content = in.readAllBytes();
                    copy.write(each.getName().endsWith(".class") ? maps.modern(content) : content);
                }
                copy.closeEntry();
            }
        }
        Files.setLastModifiedTime(to, FileTime.from(Instant.parse(arguments[2])));
    }

    private byte[] modern(byte[] old) {
        ClassModel parsed = rebuilding.parse(old);
        if (parsed.majorVersion() >= ClassFile.JAVA_6_VERSION) {
            return old;
        }
        return rebuilding.transformClass(
                parsed,
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen((builder, element) -> {
                            if (element instanceof ClassFileVersion) {
                                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                            } else {
                                builder.with(element);
                            }
                        }));
    }
}
