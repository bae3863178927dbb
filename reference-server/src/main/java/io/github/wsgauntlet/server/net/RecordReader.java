package io.github.wsgauntlet.server.net;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** Opens the records of TLS (RFC 8446 5). */
@FunctionalInterface
public interface RecordReader {

    /**
     * Open the first of some records.
     *
     * @param records what has come and was not opened yet; the last record may not be whole
     * @param content takes what is in the record, which is nothing where it belongs to TLS itself
     * @return what became of it, as {@link javax.net.ssl.SSLEngine} says it
     * @throws SSLException if it is no record, or was altered on its way
     */
    SSLEngineResult open(ByteBuffer records, ByteBuffer content) throws SSLException;
}
