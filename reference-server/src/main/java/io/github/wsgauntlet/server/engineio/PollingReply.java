package io.github.wsgauntlet.server.engineio;

import java.util.List;

/** Takes what a GET is answered with. */
@FunctionalInterface
interface PollingReply {

    /** Answer the GET with packets. This is called once. */
    void answer(List<EngineIoPacket> packets);
}
