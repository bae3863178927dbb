package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Mirror;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.oracle.Meaning;
import io.github.wsgauntlet.harness.oracle.Topic;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Something that holds on every peer, for whatever scenario is made up. */
public enum Property {
    /** Any legal conversation is answered as RFC 6455 says. */
    CONVERSATION("Any legal conversation is answered exactly as the RFC says", Set.of()) {
        @Override
        public Arbitrary<List<Scenario>> samples(Bounds bounds) {
            return conversations(bounds).map(List::of);
        }
    },
    /** Any single violation makes the target fail the connection, wherever it stands. */
    VIOLATION("Exactly one violation, wherever it stands, makes the target fail the connection there", Set.of()) {
        @Override
        public Arbitrary<List<Scenario>> samples(Bounds bounds) {
            return violations(bounds).map(List::of);
        }
    },
    /** Any closing of the connection ends as RFC 6455 allows. */
    CLOSING("Any way in which the tester ends the connection is answered as the RFC allows", Set.of()) {
        @Override
        public Arbitrary<List<Scenario>> samples(Bounds bounds) {
            return Closings.any(bounds).map(List::of);
        }
    },
    /** Any legal opening handshake is accepted, and any with one fault is refused. */
    HANDSHAKE("Any legal opening handshake is accepted, and any with one fault is refused", Set.of()) {
        @Override
        public Arbitrary<List<Scenario>> samples(Bounds bounds) {
            return Handshakes.any().map(List::of);
        }
    },
    /** Any legal use of permessage-deflate works, and any other is declined or failed. */
    COMPRESSION(
            "Any legal use of permessage-deflate works, and any other is declined or failed", Set.of(Need.DEFLATE)) {
        @Override
        public Arbitrary<List<Scenario>> samples(Bounds bounds) {
            return Deflates.any(bounds).map(List::of);
        }
    },
    /** No bytes whatsoever keep the server from serving others, or make it send what no server may send. */
    STREAM("No bytes whatsoever keep the server from serving others", Set.of()) {
        @Override
        public Arbitrary<List<Scenario>> samples(Bounds bounds) {
            return Streams.any(bounds).map(List::of);
        }
    },
    /** Several connections in step do not affect each other. */
    INTERLEAVING("Connections that go on in step do not affect each other", Set.of()) {
        @Override
        public Arbitrary<List<Scenario>> samples(Bounds bounds) {
            Arbitrary<Scenario> one = Chosen.frequencyOf(
                    Tuple.of(3, conversations(bounds)),
                    Tuple.of(1, violations(bounds)),
                    Tuple.of(1, Closings.any(bounds)));
            return one.list().ofMinSize(2).ofMaxSize(3);
        }
    };

    private final String title;
    private final Set<Need> needs;

    Property(String title, Set<Need> needs) {
        this.title = title;
        this.needs = needs;
    }

    /**
     * Return what is made up: a scenario for each connection.
     *
     * @param bounds how large it gets
     */
    public abstract Arbitrary<List<Scenario>> samples(Bounds bounds);

    /** Return whether this can be asked of an endpoint of a side: of clients what is behind the opening handshake. */
    public boolean concerns(Role side) {
        return switch (this) {
            case CONVERSATION, VIOLATION, CLOSING, COMPRESSION -> true;
            case HANDSHAKE, STREAM, INTERLEAVING -> side == Role.SERVER;
        };
    }

    /**
     * Return what is made up for an endpoint of a side.
     *
     * @param side the endpoint under test, which this can be asked of
     * @param bounds how large it gets
     */
    Arbitrary<List<Scenario>> samples(Role side, Bounds bounds) {
        return switch (side) {
            case SERVER -> samples(bounds);
            case CLIENT ->
                samples(bounds)
                        .map(all -> all.stream()
                                .flatMap(each -> turned(each).stream())
                                .toList())
                        .filter(all -> !all.isEmpty());
        };
    }

    /** A reset shows nothing of a client, and compression is agreed on in the plain way, whatever was offered. */
    private static Optional<Scenario> turned(Scenario ofServer) {
        boolean reset = ofServer.steps().stream().anyMatch(Step.Reset.class::isInstance);
        boolean garbles = ofServer.steps().stream()
                .flatMap(step -> step.units().stream())
                .anyMatch(Property::isNoTextWithoutItsMask);
        if (reset || garbles) {
            return Optional.empty();
        }
        Step.Open open = ofServer.open();
        boolean offers = open.request().edits().stream()
                .anyMatch(
                        edit -> edit instanceof HeaderEdit.Add add && add.name().equals(Offers.FIELD));
        HandshakeRequest plain = HandshakeRequest.standard();
        var steps = new ArrayList<>(ofServer.steps());
        steps.set(0, open.withRequest(offers ? plain.with(Offers.FIELD, DeflateAgreement.NAME) : plain));
        return Mirror.of(new Scenario(steps, ofServer.ending()));
    }

    /** What looks like frames is text under a key alone: a client that sees it unmasked may find fault with it. */
    private static boolean isNoTextWithoutItsMask(Unit unit) {
        return unit instanceof Unit.Frame frame && frame.length().lies() && frame.opcode() != Opcodes.BINARY;
    }

    /** Return what holds, in one line. */
    public String title() {
        return title;
    }

    /** Return what the target has to offer. */
    Set<Need> needs() {
        return needs;
    }

    /** Return the name as it is written on the command line, in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Return the property of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Property parse(String name) {
        return Arrays.stream(values())
                .filter(property -> property.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no property '" + name + "'; there are "
                        + Arrays.stream(values()).map(Property::key).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Return the case that asks whether this holds for a scenario.
     *
     * @param scenario what is played
     * @param ledger where requirements are looked up
     * @param capabilities what the target is known to do
     */
    public Case asked(Scenario scenario, Ledger ledger, Capabilities capabilities) {
        Meaning meaning = Meaning.of(scenario);
        return Player.caseOf(this, meaning, Topic.of(meaning), ledger, capabilities);
    }

    /**
     * Return the property that scenarios belong to which were made simpler, until they may not be of this one any more.
     *
     * @param scenarios a scenario for each connection, at least one
     */
    public Property ofReduced(List<Scenario> scenarios) {
        if (this == STREAM) {
            return STREAM;
        }
        if (scenarios.size() > 1) {
            return INTERLEAVING;
        }
        Topic topic = Topic.of(scenarios.getFirst());
        if (topic.compression()) {
            return COMPRESSION;
        }
        return switch (topic.kind()) {
            case HANDSHAKE -> HANDSHAKE;
            case LEGAL -> CONVERSATION;
            case VIOLATED -> VIOLATION;
            case CLOSED -> CLOSING;
        };
    }

    private static Arbitrary<Scenario> conversations(Bounds bounds) {
        Arbitrary<Scenario> behind =
                Conversations.items(bounds, 1).map(items -> Script.of(Step.Open.standard(), items));
        Arbitrary<Scenario> together = Combinators.combine(Conversations.items(bounds, 1), Conversations.around(bounds))
                .as((first, items) -> Script.of(opening(first), items));
        Arbitrary<Scenario> announced = Combinators.combine(Conversations.around(bounds), GreatLengths.legal())
                .as((before, great) -> {
                    var items = new ArrayList<Item>(before);
                    items.add(Item.of(great));
                    return Script.of(Step.Open.standard(), items);
                });
        return Chosen.frequencyOf(Tuple.of(24, behind), Tuple.of(2, together), Tuple.of(1, announced));
    }

    /** Frames that leave in one write with the request head; a server may like that or not (RFC 6455 4.1). */
    private static Step.Open opening(List<Item> first) {
        List<Unit> units = first.stream().flatMap(item -> item.units().stream()).toList();
        return new Step.Open(HandshakeRequest.standard(), units, Segments.whole());
    }

    private static Arbitrary<Scenario> violations(Bounds bounds) {
        Arbitrary<Item> wrong =
                Combinators.combine(Violations.any(), Conversations.delivery()).as(Item::new);
        return Combinators.combine(Conversations.around(bounds), wrong, Conversations.around(bounds))
                .as((before, violation, behind) -> {
                    var items = new ArrayList<Item>(before);
                    items.add(violation);
                    items.addAll(violation.closes() ? List.of() : behind);
                    return Script.of(Step.Open.standard(), items);
                });
    }
}
