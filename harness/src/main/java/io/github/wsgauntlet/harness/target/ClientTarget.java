package io.github.wsgauntlet.harness.target;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.wire.HeaderField;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A client under test.
 *
 * @param name what reports call it
 * @param address how it is made to connect, as reports show it
 * @param secure whether it connects over TLS
 * @param arrivals where its connections come from
 */
public record ClientTarget(String name, String address, boolean secure, Arrivals arrivals) implements Target {
    /**
     * Return a client that has come once, and of which no other connection is to be had.
     *
     * @param transport its connection
     */
    public static ClientTarget ofOne(String name, String address, boolean secure, WireTransport transport) {
        return new ClientTarget(name, address, secure, new OneArrival(new AtomicReference<>(Optional.of(transport))));
    }

    private record OneArrival(AtomicReference<Optional<WireTransport>> left) implements Arrivals {
        @Override
        public Arrival next(Duration patience) throws IOException {
            return left.getAndSet(Optional.empty())
                    .map(transport -> new Arrival(transport, Optional.empty()))
                    .orElseThrow(() -> new IOException("the client comes once for each case"));
        }

        @Override
        public boolean more() {
            return left.get().isPresent();
        }
    }

    @Override
    public boolean more() {
        return arrivals.more();
    }

    @Override
    public Role role() {
        return Role.CLIENT;
    }

    @Override
    public List<HeaderField> fields() {
        return List.of();
    }

    @Override
    public Optional<ProbeText> probe() {
        return Optional.empty();
    }
}
