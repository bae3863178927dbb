package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.net.Parts;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a server does wrong, to be handed to it from outside:
 *
 * {@snippet :
 * ServerOptions options = ServerOptions.defaults().withParts(Misbehaviour.of(Defect.PONG_EMPTY));
 * }
 *
 * @param defects the defects, which may be none
 */
public record Misbehaviour(Set<Defect> defects) implements Supplier<Parts> {

    /** Copy the defects. */
    public Misbehaviour {
        defects = Set.copyOf(defects);
    }

    /** Return the misbehaviour with these defects, which may be none. */
    public static Misbehaviour of(Set<Defect> defects) {
        return new Misbehaviour(defects);
    }

    /** Return the misbehaviour with a single defect. */
    public static Misbehaviour of(Defect defect) {
        return of(Set.of(defect));
    }

    /** Return the parts of one server, which share nothing with those of another one. */
    @Override
    public Parts get() {
        return new DefectiveParts(defects);
    }
}
