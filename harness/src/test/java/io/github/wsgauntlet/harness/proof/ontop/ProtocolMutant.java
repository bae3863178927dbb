package io.github.wsgauntlet.harness.proof.ontop;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Mutant;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.server.defect.EngineIoDefect;
import io.github.wsgauntlet.server.defect.EngineIoMisbehaviour;
import io.github.wsgauntlet.server.defect.ProtocolDefect;
import io.github.wsgauntlet.server.defect.SocketIoDefect;
import io.github.wsgauntlet.server.defect.SocketIoMisbehaviour;
import io.github.wsgauntlet.server.engineio.EngineIoHandler;
import io.github.wsgauntlet.server.engineio.EngineIoOptions;
import io.github.wsgauntlet.server.engineio.EngineIoRule;
import io.github.wsgauntlet.server.engineio.ProtocolRule;
import io.github.wsgauntlet.server.engineio.ProtocolRules;
import io.github.wsgauntlet.server.socketio.SocketIo;
import io.github.wsgauntlet.server.socketio.SocketIoRule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reference server that speaks a protocol on top of WebSocket with exactly one thing wrong.
 *
 * @param key the option of {@code serve} that starts it: {@code waive=} and a rule, or {@code defect=} and a defect
 * @param description what it does wrong, as a full sentence
 * @param requirements the requirements of the ledger that it breaks
 * @param byChance whether the order in which cases come has a say in which of them notice it
 * @param protocol what it speaks
 * @param waived the rules that it does not keep
 * @param defects the defects that it has
 */
public record ProtocolMutant(
        String key,
        String description,
        List<String> requirements,
        boolean byChance,
        ServedProtocol protocol,
        Set<ProtocolRule> waived,
        Set<ProtocolDefect> defects)
        implements Mutant {

    /** What it does shows to those only who send as much as fits in the memory of the server. */
    private static final SocketIoRule UNSEEN = SocketIoRule.ATTACHMENTS_FIT;

    /** Return one mutant for each rule of a protocol that can be seen, and one for each defect in it. */
    public static List<ProtocolMutant> all() {
        return Stream.of(
                        Arrays.stream(EngineIoRule.values()).map(rule -> waiving(rule, ServedProtocol.ENGINE_IO)),
                        Arrays.stream(EngineIoDefect.values()).map(defect -> with(defect, ServedProtocol.ENGINE_IO)),
                        Arrays.stream(SocketIoRule.values())
                                .filter(rule -> rule != UNSEEN)
                                .map(rule -> waiving(rule, ServedProtocol.SOCKET_IO)),
                        Arrays.stream(SocketIoDefect.values()).map(defect -> with(defect, ServedProtocol.SOCKET_IO)))
                .flatMap(each -> each)
                .toList();
    }

    private static ProtocolMutant waiving(ProtocolRule rule, ServedProtocol protocol) {
        return new ProtocolMutant(
                "waive=" + rule.key(),
                "Does not keep clients to this: " + rule.message() + ".",
                rule.requirements(),
                false,
                protocol,
                Set.of(rule),
                Set.of());
    }

    private static ProtocolMutant with(ProtocolDefect defect, ServedProtocol protocol) {
        return new ProtocolMutant(
                "defect=" + defect.key(),
                defect.description(),
                defect.requirements(),
                defect == EngineIoDefect.SID_ALWAYS_THE_SAME,
                protocol,
                Set.of(),
                Set.of(defect));
    }

    @Override
    public Verdict noticing() {
        return leftOpen().isPresent() ? Verdict.INFO : Verdict.WARN;
    }

    @Override
    public Optional<String> leftOpen() {
        return LeftOpen.reason(key);
    }

    @Override
    public boolean harmsOthers() {
        return false;
    }

    @Override
    public boolean overTls() {
        return false;
    }

    @Override
    public Suite.Played play(List<Case> cases, RunOptions how) throws IOException {
        List<Case> own = cases.stream().filter(protocol.cases()::contains).toList();
        return protocol.play(options(), handler(), own, how);
    }

    private EngineIoOptions options() {
        return protocol.options()
                .withRules(new ProtocolRules(waived))
                .withParts(new EngineIoMisbehaviour(defectsOf(EngineIoDefect.class)));
    }

    private EngineIoHandler handler() {
        return protocol.handler() instanceof SocketIo socketIo
                ? socketIo.withParts(new SocketIoMisbehaviour(defectsOf(SocketIoDefect.class)))
                : protocol.handler();
    }

    private <D extends ProtocolDefect> Set<D> defectsOf(Class<D> kind) {
        return defects.stream().filter(kind::isInstance).map(kind::cast).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return key;
    }
}
