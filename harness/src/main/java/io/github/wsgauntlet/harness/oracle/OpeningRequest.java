package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.harness.conversation.DeflateOffer;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.Extension;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The request with which a client opens a connection. Most scenarios are about what comes after it and have the
 * standard one, which is read once for all of them.
 *
 * @param head its head as it is written, placeholders included; nothing where it never ends
 * @param reading what follows from it
 * @param offers every element of it that names permessage-deflate
 * @param accepted what a server agrees on that supports everything
 */
record OpeningRequest(
        Optional<HttpHead> head,
        HandshakeOracle.Reading reading,
        List<Extension> offers,
        Optional<DeflateAgreement> accepted) {
    private static final OpeningRequest STANDARD = read(HandshakeRequest.standard());

    /** Return what a request says. */
    static OpeningRequest of(HandshakeRequest request) {
        return request.equals(HandshakeRequest.standard()) ? STANDARD : read(request);
    }

    private static OpeningRequest read(HandshakeRequest request) {
        byte[] bytes = RequestWriter.leavingPlaceholders().write(request, new Random(0));
        Optional<HttpHead> head = HttpHead.parse(bytes, bytes.length);
        return new OpeningRequest(
                head,
                head.map(HandshakeOracle::rule).orElseGet(HandshakeOracle.Reading::endless),
                head.map(DeflateAgreement::in).orElse(List.of()),
                head.flatMap(DeflateOffer::accepted));
    }

    /** Return whether it has content, or asks whether it may send some. */
    boolean content() {
        return head.filter(each -> ContentOracle.expects(each) || ContentOracle.announces(each))
                .isPresent();
    }
}
