package io.github.wsgauntlet.harness.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says in one line what broke, and tells what a user has asked for in vain from trouble of the tester's own. */
public final class Trouble {
    private static final String OWN = "io.github.wsgauntlet.";
    private static final int MOST_CAUSES = 20;

    /** Why a system refuses what was right to ask for. */
    private static final Set<String> EXHAUSTED = Set.of(
            "No space left on device",
            "There is not enough space on the disk",
            "Disk quota exceeded",
            "Input/output error",
            "Too many open files");

    private Trouble() {}

    /**
     * Return what a user is told of a file that cannot be used as it was asked for: it is not there, may not be read or
     * written, or is a directory.
     *
     * @return a sentence that names the file; empty if something else broke
     */
    public static Optional<String> ofFile(Throwable broken) {
        Throwable cause = broken instanceof UncheckedIOException unchecked ? unchecked.getCause() : broken;
        return switch (cause) {
            case AccessDeniedException denied -> Optional.of(denied.getFile() + ": Access is denied.");
            case FileAlreadyExistsException exists -> Optional.of(exists.getFile() + ": There is a file of this name.");
            case NoSuchFileException missing ->
                Optional.of(missing.getFile() + ": There is no such file or directory.");
            case NotDirectoryException file -> Optional.of(file.getFile() + ": This is not a directory.");
            case FileSystemException other
            when !EXHAUSTED.contains(String.valueOf(other.getReason())) -> Optional.of(other.getMessage() + ".");
            case FileNotFoundException unusable -> Optional.of(unusable.getMessage() + ".");
            case CharacterCodingException text -> Optional.of("A file is not text in UTF-8.");
            default -> Optional.empty();
        };
    }

    /** Return what broke as one sentence: too little memory, a full disk, or a fault of the tester and its place. */
    public static String sentence(Throwable broken) {
        if (chain(broken).anyMatch(OutOfMemoryError.class::isInstance)) {
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            return "Out of memory: Java may use " + mebibytes + " MiB; give it more with -Xmx, or play less at a time.";
        }
        Throwable root = chain(broken)
                .filter(each -> each.getCause() == null)
                .findFirst()
                .orElse(broken);
        Optional<Throwable> input =
                chain(broken).filter(IOException.class::isInstance).findFirst();
        if (input.isPresent()) {
            return input.get().getMessage() + ".";
        }
        String place = Stream.of(root.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OWN))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return ("This is a fault of wsgauntlet, please report it: " + root + place + ".").replaceAll("\\R", " ");
    }

    private static Stream<Throwable> chain(Throwable broken) {
        return Stream.<Throwable>iterate(broken, each -> each != null, Throwable::getCause)
                .limit(MOST_CAUSES);
    }
}
