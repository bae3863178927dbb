package io.github.wsgauntlet.harness.launcher;

/**
 * Starts the program, or says in one line which Java that needs. Every Java from 8 on can load this class; it names no
 * other class of ours, which an older Java could not even look at.
 */
public final class Launcher {
    private static final int OLDEST = 21;
    private static final int WRONG_USAGE = 2;
    private static final String START = "io.github.wsgauntlet.harness.launcher.Start";

    private Launcher() {}

    /**
     * Run the program and end the JVM with its exit code, which is 2 if the Java is too old.
     *
     * @throws ReflectiveOperationException if the program is not in the jar
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version");
        if (tooOld(version)) {
            System.err.println(refusal(version, System.getProperty("java.home")));
            System.exit(WRONG_USAGE);
        }
        Class.forName(START).getMethod("main", String[].class).invoke(null, (Object) args);
    }

    /**
     * Return whether a Java cannot run the program.
     *
     * @param version the version of its specification, for example {@code 1.8} or {@code 17}
     */
    static boolean tooOld(String version) {
        return version.startsWith("1.") || Integer.parseInt(version) < OLDEST;
    }

    /**
     * Return what a Java that is too old says.
     *
     * @param version the version of its specification
     * @param home where it is installed
     */
    static String refusal(String version, String home) {
        return "wsgauntlet: Java " + OLDEST + " or newer is needed, and this is Java " + version + " in " + home + ".";
    }
}
