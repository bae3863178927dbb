package io.github.wsgauntlet.server.deflate;

import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.trace.Trace;

/** permessage-deflate on one connection, by the parameters that were agreed (RFC 7692 7.2). */
public final class PerMessageDeflate implements Compression {

    private final DeflateParameters parameters;
    private final Rules rules;
    private final Trace trace;
    private final MessageDeflater deflater;
    private final StreamInflater inflater;
    private boolean empty;

    /**
     * Create the compression of one connection.
     *
     * @param parameters what was agreed in the opening handshake
     * @param rules the rules to keep
     * @param trace told about every step
     */
    public PerMessageDeflate(DeflateParameters parameters, Rules rules, Trace trace) {
        this.parameters = parameters;
        this.rules = rules;
        this.trace = trace;
        this.deflater = new MessageDeflater(!parameters.serverNoContextTakeover(), parameters.serverMaxWindowBits());
        this.inflater = new StreamInflater(rules, 1 << parameters.clientMaxWindowBits());
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
        if (parameters.clientNoContextTakeover()) {
            inflater.forgetWindow();
        }
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
