package io.github.wsgauntlet.client;

import io.github.wsgauntlet.server.rule.Ground;
import java.io.IOException;

/** Says that there is no WebSocket connection, since the answer to the opening handshake does not accept it. */
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    RefusedException(Ground ground) {
        super(ground.message());
    }
}
