package io.github.wsgauntlet.server.net;

import io.github.wsgauntlet.server.http.HttpRequest;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake;
import io.github.wsgauntlet.server.rule.Limits.Times;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The requests of one connection: each is answered before the next one is read, until one opens a WebSocket. */
final class Requests {

    private final Connection connection;
    private final Blueprint blueprint;
    private final Times times;
    private final Opening opening;
    private long headSize;

    /** Nothing of another request has come since the last one was answered. */
    private boolean resting;

    /** There while a plain request is read and answered. */
    private @Nullable ServedRequest exchange;

    Requests(Connection connection, Blueprint blueprint) {
        this.connection = connection;
        this.blueprint = blueprint;
        this.times = blueprint.limits().times();
        this.opening = blueprint.opening(connection.trace());
    }

    /** Read on, until one of them has to wait for the application. */
    void read(ByteBuffer in) {
        if (exchange != null) {
            exchange.read(in);
            return;
        }
        if (resting) {
            resting = false;
            connection.await(times.handshake(), this::timeOver);
        }
        headSize += in.remaining();
        while (exchange == null && connection.takesRequests() && in.hasRemaining()) {
            opening.read(in).ifPresent(outcome -> opened(outcome, in));
        }
    }

    private void opened(OpeningHandshake.Outcome outcome, ByteBuffer rest) {
        headSize = 0;
        switch (outcome) {
            case OpeningHandshake.Plain(HttpRequest request) -> {
                ServedRequest served = new ServedRequest(connection, this, request, blueprint);
                exchange = served;
                served.begin();
                served.read(rest);
            }
            case OpeningHandshake.Answered(HttpResponse response) -> connection.write(response);
            case OpeningHandshake.Refused(HttpResponse response) -> refuse(response);
            case OpeningHandshake.Accepted accepted -> {
                connection.write(accepted.response());
                connection.upgrade(accepted.handshake(), rest);
            }
        }
    }

    /** End the connection, since its opening handshake takes too long. */
    void timeOver() {
        connection.turn(() -> refuse(opening.timeOut().response()));
    }

    private void refuse(HttpResponse response) {
        connection.write(response);
        connection.ending();
    }

    /** Take up what follows a plain request that was answered. */
    void next() {
        exchange = null;
        resting = true;
        connection.await(times.idle(), connection::abort);
    }

    /** Return whether nothing more is read until the application has answered. */
    boolean isWaiting() {
        return exchange != null && exchange.isWaiting();
    }

    /** Return how many bytes of memory this holds. */
    long held() {
        return headSize + (exchange == null ? 0 : exchange.held());
    }

    /** Answer for an application that broke. */
    void fail() {
        if (exchange != null) {
            exchange.fail();
        }
    }

    /** Tell the application that nobody waits for its answer any more. */
    void lost() {
        if (exchange != null) {
            exchange.lost();
        }
    }
}
