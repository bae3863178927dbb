package io.github.wsgauntlet.server.engineio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request target says (Engine.IO 4, Query parameters). Of parameters with the same name the first one counts.
 *
 * @param path what stands before the question mark
 * @param parameters what stands after it
 */
record EngineIoQuery(String path, Map<String, String> parameters) {

    static EngineIoQuery of(String target) {
        String[] halves = target.split("\\?", 2);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : (halves.length == 2 ? halves[1] : "").split("&")) {
            String[] sides = pair.split("=", 2);
            parameters.putIfAbsent(sides[0], sides.length == 2 ? sides[1] : "");
        }
        return new EngineIoQuery(halves[0], parameters);
    }

    Optional<String> eio() {
        return parameter("EIO");
    }

    Optional<String> transport() {
        return parameter("transport");
    }

    Optional<String> sid() {
        return parameter("sid");
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
