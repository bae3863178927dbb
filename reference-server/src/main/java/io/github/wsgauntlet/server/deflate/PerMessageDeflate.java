package io.github.wsgauntlet.server.deflate;

import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.trace.Trace;

/** permessage-deflate on one connection, by the parameters that were agreed (RFC 7692 7.2). */
public final class PerMessageDeflate implements Compression {

    private final Rules rules;
    private final Trace trace;
    private final MessageDeflater deflater;
    private final StreamInflater inflater;
    private final boolean peerForgets;
    private boolean empty;

    private PerMessageDeflate(
            MessageDeflater deflater, int peersWindowBits, boolean peerForgets, Rules rules, Trace trace) {
        this.rules = rules;
        this.trace = trace;
        this.deflater = deflater;
        this.inflater = new StreamInflater(rules, 1 << peersWindowBits);
        this.peerForgets = peerForgets;
    }

    /**
     * Create the server's compression of one connection.
     *
     * @param agreed what was agreed in the opening handshake
     * @param rules the rules to keep
     * @param trace told about every step
     */
    public static PerMessageDeflate ofServer(DeflateParameters agreed, Rules rules, Trace trace) {
        var deflater = new MessageDeflater(!agreed.serverNoContextTakeover(), agreed.serverMaxWindowBits());
        return new PerMessageDeflate(
                deflater, agreed.clientMaxWindowBits(), agreed.clientNoContextTakeover(), rules, trace);
    }

    /**
     * Create the client's compression of one connection.
     *
     * @param agreed what was agreed in the opening handshake
     * @param rules the rules to keep
     * @param trace told about every step
     */
    public static PerMessageDeflate ofClient(DeflateParameters agreed, Rules rules, Trace trace) {
        var deflater = new MessageDeflater(!agreed.clientNoContextTakeover(), agreed.clientMaxWindowBits());
        return new PerMessageDeflate(
                deflater, agreed.serverMaxWindowBits(), agreed.serverNoContextTakeover(), rules, trace);
    }

    @Override
    public boolean isAgreed() {
        return true;
    }

    @Override
    public byte[] deflate(byte[] payload) {
        return deflater.deflate(payload);
    }

    @Override
    public void startMessage() {
        empty = true;
        inflater.startMessage();
    }

    @Override
    public void inflate(byte[] bytes, int from, int to, Output out) {
        empty &= from == to;
        long before = inflater.total();
        inflater.inflate(bytes, from, to, out);
        trace.step("PerMessageDeflate.inflate()", new Step(to - from, inflater.total() - before));
    }

    @Override
    public void endMessage() {
        rules.require(Policy.COMPRESSED_PAYLOAD_HAS_BYTES, !empty);
        rules.require(Rule.COMPRESSED_MESSAGES_ARE_WHOLE, inflater.isBroken() || inflater.awaitsTail());
        if (peerForgets) {
            inflater.forgetWindow();
        }
    }

    @Override
    public long held() {
        return deflater.held() + inflater.held();
    }

    @Override
    public void rest() {
        deflater.end();
    }

    @Override
    public void end() {
        deflater.end();
    }

    private record Step(int deflated, long inflated) {

        @Override
        public String toString() {
            return deflated + " bytes become " + inflated;
        }
    }
}
