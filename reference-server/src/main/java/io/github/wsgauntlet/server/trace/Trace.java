package io.github.wsgauntlet.server.trace;

import java.util.function.Consumer;

/** Tells which step of the server a connection walks. */
@FunctionalInterface
public interface Trace {

    /** The sink that nobody reads. */
    Consumer<String> NO_SINK = line -> {};

    /** The trace that tells nothing and costs nothing. */
    Trace OFF = (step, detail) -> {};

    /** Tell that a connection reached a step; the detail is only made a text when somebody listens. */
    void step(String step, Object detail);

    /** Return the trace of one connection, a line per step: {@code #7 FrameHeader.decode(): FIN text, ...}. */
    static Trace of(Consumer<String> sink, long connection) {
        if (sink.equals(NO_SINK)) {
            return OFF;
        }
        return (step, detail) -> {
            String text = detail.toString();
            sink.accept("#" + connection + " " + step + (text.isEmpty() ? "" : ": " + text));
        };
    }
}
