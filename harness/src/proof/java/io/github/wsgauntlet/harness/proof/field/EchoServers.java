package io.github.wsgauntlet.harness.proof.field;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.net.URI;
import java.util.Arrays;

/** Starts servers by name, for whoever measures them. */
public final class EchoServers {
    private static final String OURS = "wsgauntlet";

    private EchoServers() {}

    /**
     * Start a server that sends every message back, for as long as this JVM runs.
     *
     * @param name {@code wsgauntlet} for the reference server, or the id of a server of the field, such as
     *     {@code java-netty}
     * @return where it listens
     * @throws IllegalArgumentException if there is none of that name
     * @throws Exception if it does not start
     */
    public static URI start(String name) throws Exception {
        if (name.equals(OURS)) {
            return ReferenceServer.start(ServerOptions.defaults()).uri();
        }
        return Arrays.stream(FieldServer.values())
                .filter(each -> each.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no server '" + name + "'."))
                .start()
                .url();
    }
}
