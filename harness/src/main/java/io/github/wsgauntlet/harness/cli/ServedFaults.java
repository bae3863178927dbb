package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.EngineIoDefect;
import io.github.wsgauntlet.server.defect.ProtocolDefect;
import io.github.wsgauntlet.server.defect.SocketIoDefect;
import io.github.wsgauntlet.server.engineio.EngineIoRule;
import io.github.wsgauntlet.server.engineio.ProtocolRule;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.socketio.SocketIoRule;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the reference server is to do wrong, in WebSocket and on top of it.
 *
 * @param rules the rules of WebSocket that are waived
 * @param defects the defects in WebSocket
 * @param protocolRules the rules on top of it that are waived
 * @param protocolDefects the defects on top of it
 */
record ServedFaults(
        Set<Rule> rules, Set<Defect> defects, Set<ProtocolRule> protocolRules, Set<ProtocolDefect> protocolDefects) {

    /**
     * Find faults by their names.
     *
     * @throws IllegalArgumentException if there is none of a name; the message names those that exist
     */
    static ServedFaults of(List<String> waived, List<String> defect) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        Set<ProtocolRule> protocolRules = new HashSet<>();
        for (String name : waived) {
            rulesOnTop()
                    .filter(rule -> rule.key().equals(name))
                    .findFirst()
                    .ifPresentOrElse(protocolRules::add, () -> rules.add(rule(name)));
        }
        Set<Defect> defects = EnumSet.noneOf(Defect.class);
        Set<ProtocolDefect> protocolDefects = new HashSet<>();
        for (String name : defect) {
            defectsOnTop()
                    .filter(each -> each.key().equals(name))
                    .findFirst()
                    .ifPresentOrElse(protocolDefects::add, () -> defects.add(defect(name)));
        }
        return new ServedFaults(rules, defects, protocolRules, protocolDefects);
    }

    private static Rule rule(String name) {
        try {
            return Rule.parse(name);
        } catch (IllegalArgumentException none) {
            String more = rulesOnTop().map(ProtocolRule::key).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(none.getMessage() + ", " + more, none);
        }
    }

    private static Defect defect(String name) {
        try {
            return Defect.parse(name);
        } catch (IllegalArgumentException none) {
            String more = defectsOnTop().map(ProtocolDefect::key).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(none.getMessage() + ", " + more, none);
        }
    }

    private static Stream<ProtocolRule> rulesOnTop() {
        return Stream.concat(Stream.of(EngineIoRule.values()), Stream.of(SocketIoRule.values()));
    }

    private static Stream<ProtocolDefect> defectsOnTop() {
        return Stream.concat(Stream.of(EngineIoDefect.values()), Stream.of(SocketIoDefect.values()));
    }

    /** Return the name of a fault on top of WebSocket, if there is one. */
    Optional<String> onTop() {
        return Stream.concat(
                        protocolRules.stream().map(ProtocolRule::key),
                        protocolDefects.stream().map(ProtocolDefect::key))
                .findFirst();
    }

    /** Return the name of a fault of Socket.IO, if there is one. */
    Optional<String> ofSocketIo() {
        return Stream.concat(
                        protocolRules.stream()
                                .filter(SocketIoRule.class::isInstance)
                                .map(ProtocolRule::key),
                        socketIo().stream().map(ProtocolDefect::key))
                .findFirst();
    }

    Set<EngineIoDefect> engineIo() {
        return defectsOf(EngineIoDefect.class);
    }

    Set<SocketIoDefect> socketIo() {
        return defectsOf(SocketIoDefect.class);
    }

    private <D extends ProtocolDefect> Set<D> defectsOf(Class<D> kind) {
        return protocolDefects.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(Collectors.toUnmodifiableSet());
    }
}
