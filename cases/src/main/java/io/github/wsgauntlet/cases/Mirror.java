package io.github.wsgauntlet.cases;

import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns scenarios around: the frames that the tester sends a server, it sends as a server to a client. */
public final class Mirror {
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String DEFLATE = "permessage-deflate";
    private static final String OF_SERVER = "server_";
    private static final String OF_CLIENT = "client_";

    /** What a client adds to its offer that keeps to whatever the server wants of it (RFC 7692 7.1). */
    private static final Pattern HINTS = Pattern.compile("; client_no_context_takeover; client_max_window_bits(?!=)");

    /** What no server sends is masked; which key it is with matters to nobody. */
    private static final Unit.Mask MASKED = new Unit.Mask.Key(0x37fa213d);

    private Mirror() {}

    /**
     * Return a scenario of servers, turned around. How many connections a client makes is its own affair, so that none
     * is asked to serve another one.
     *
     * @param ofServer what is played with a server
     * @return empty where the request is what matters: it is the plain one, or with an offer of
     *     {@code permessage-deflate}, on which the tester then agrees; what it asks of a server is asked of the client
     */
    public static Optional<Scenario> of(Scenario ofServer) {
        return accept(ofServer.open()).map(accept -> {
            var steps = new ArrayList<Step>(List.of(accept));
            ofServer.steps().stream()
                    .skip(1)
                    .filter(step -> !(step instanceof Step.Canary))
                    .map(Mirror::turned)
                    .forEach(steps::add);
            return new Scenario(steps, ofServer.ending());
        });
    }

    private static Optional<Step.Accept> accept(Step.Open open) {
        HandshakeRequest request = open.request();
        HandshakeRequest plain = HandshakeRequest.standard();
        boolean onlyOffers = request.withEdits(plain.edits()).equals(plain)
                && open.earlier().isEmpty()
                && !open.withFinished()
                && request.edits().stream().allMatch(Mirror::offersDeflate);
        if (!onlyOffers) {
            return Optional.empty();
        }
        HandshakeAnswer answer = HandshakeAnswer.standard();
        for (HeaderEdit edit : request.edits()) {
            answer = answer.with(EXTENSIONS, answered(((HeaderEdit.Add) edit).value()));
        }
        return Optional.of(new Step.Accept(answer, turned(open.first()), open.segments()));
    }

    /**
     * What a server may be asked to keep to, a client may be told to; what it binds itself to is another matter. That
     * it would keep to anything asks for nothing.
     */
    private static boolean offersDeflate(HeaderEdit edit) {
        return edit instanceof HeaderEdit.Add(String name, String value)
                && name.equals(EXTENSIONS)
                && value.startsWith(DEFLATE)
                && !HINTS.matcher(value).replaceAll("").contains(OF_CLIENT);
    }

    /** Return the answer that asks of a client what an offer asks of a server; of several offers, the second counts. */
    private static String answered(String offers) {
        String[] each = HINTS.matcher(offers).replaceAll("").split(", ", -1);
        return each[each.length / 2].replace(OF_SERVER, OF_CLIENT);
    }

    private static Step turned(Step step) {
        return step instanceof Step.Send send ? new Step.Send(turned(send.units()), send.segments()) : step;
    }

    private static List<Unit> turned(List<Unit> units) {
        return units.stream().map(Mirror::turned).toList();
    }

    private static Unit turned(Unit unit) {
        return unit instanceof Unit.Frame frame
                ? new Unit.Frame(
                        frame.opcode(), frame.fin(), frame.rsv(), turned(frame.mask()), frame.length(), frame.payload())
                : unit;
    }

    /** What a client must do a server must not; where a key was chosen, the payload is what matters. */
    private static Unit.Mask turned(Unit.Mask mask) {
        return switch (mask) {
            case Unit.Mask.None none -> MASKED;
            case Unit.Mask.Usual usual -> usual;
            case Unit.Mask.Key key -> new Unit.Mask.Usual();
        };
    }
}
