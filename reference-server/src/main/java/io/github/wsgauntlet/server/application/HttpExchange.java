package io.github.wsgauntlet.server.application;

import io.github.wsgauntlet.server.http.HttpRequest;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.trace.Trace;

/**
 * A plain HTTP request that waits for its answer, as long as the application likes.
 *
 * <p>It belongs to the selector loop of its connection: use it inside the callbacks, or through {@link #execute}.
 */
public interface HttpExchange {

    /** Return the head of the request. */
    HttpRequest request();

    /** Answer the request. Does nothing when it was answered before, or its connection is lost. */
    void answer(HttpResponse response);

    /** Run a task on the selector loop of this connection, soon, unless it is lost. For every thread. */
    void execute(Runnable task);

    /** Return what is told about every step of this connection. */
    Trace trace();
}
