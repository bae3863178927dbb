package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.deflate.DeflateParameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was agreed in the opening handshake (RFC 6455 4.2.2). */
public final class Handshake {

    private final String target;

    /** Empty for none, which is not a legal name. */
    private final String subprotocol;

    private final @Nullable DeflateParameters compression;

    private Handshake(String target, String subprotocol, @Nullable DeflateParameters compression) {
        this.target = target;
        this.subprotocol = subprotocol;
        this.compression = compression;
    }

    /** Return a handshake without a subprotocol and without compression. */
    public static Handshake of(String target) {
        return new Handshake(target, "", null);
    }

    /** Return this handshake with the subprotocol that was agreed. */
    public Handshake withSubprotocol(String agreed) {
        return new Handshake(target, agreed, compression);
    }

    /** Return this handshake with the parameters of permessage-deflate that were agreed. */
    public Handshake withCompression(DeflateParameters agreed) {
        return new Handshake(target, subprotocol, agreed);
    }

    /** Return the request target as the client sent it. */
    public String target() {
        return target;
    }

    /** Return the subprotocol in use, if one was agreed. */
    public Optional<String> subprotocol() {
        return Optional.of(subprotocol).filter(name -> !name.isEmpty());
    }

    /** Return the parameters of permessage-deflate, if that extension is in use (RFC 7692 7.1). */
    public Optional<DeflateParameters> compression() {
        return Optional.ofNullable(compression);
    }
}
