package io.github.wsgauntlet.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.protocol.Message;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The time of a server, as an application has it. */
class ServerTimerTest {

    private final CompletableFuture<ServerTimer> started = new CompletableFuture<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    private final Application application = new Application() {
        @Override
        public void onStart(ServerTimer timer) {
            started.complete(timer);
        }

        @Override
        public void onMessage(WebSocketSession session, Message message) {}
    };

    @Test
    void a_task_runs_on_a_loop_unless_it_is_called_off() throws Exception {
        try (ReferenceServer server =
                ReferenceServer.start(ServerOptions.defaults().withApplication(application))) {
            ServerTimer timer = started.join();
            String loop = "wsgauntlet-loop-" + server.port() + "-0";
            timer.after(Duration.ofMillis(1), () -> {
                timer.after(Duration.ZERO, () -> done.add("called off")).cancel();
                timer.after(Duration.ZERO, () -> done.add(Thread.currentThread().getName()));
            });
            assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo(loop);
        }
    }
}
