package io.github.wsgauntlet.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private final List<VirtualMachineError> told = new ArrayList<>();
    private final Incidents incidents = new Incidents();

    @Test
    void are_told_of_once_of_a_kind() {
        incidents.onExhaustion(told::add);
        var first = new OutOfMemoryError("first");
        var deep = new StackOverflowError();
        incidents.broke(Level.ERROR, "A connection broke", first);
        incidents.broke(Level.ERROR, "A connection broke", new OutOfMemoryError("second"));
        incidents.broke(Level.ERROR, "A connection broke", deep);
        assertThat(told).containsExactly(first, deep);
    }

    @Test
    void end_nothing_when_there_is_no_memory_to_tell_of_them() {
        incidents.onExhaustion(error -> {
            throw error;
        });
        assertThatCode(() -> incidents.broke(Level.ERROR, "A connection broke", new OutOfMemoryError("all gone")))
                .doesNotThrowAnyException();
    }
}
