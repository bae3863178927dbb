package io.github.wsgauntlet.harness.wire;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The TCP connection as TLS sees it. What TLS writes can be kept, record after record, to leave later and cut in
 * another way. It notes the end of what comes, of which TLS does not say whether a close_notify came before.
 *
 * <p>One thread makes TLS write and lets go of what was kept, another may read; TLS writes in either.
 */
final class UnderTls extends Socket {
    private final Socket tcp;
    private final InputStream in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean keeping;
    private volatile boolean handshaking;
    private volatile boolean inputEnded;

    UnderTls(Socket tcp) throws IOException {
        this.tcp = tcp;
        this.in = new Incoming(tcp.getInputStream());
        this.out = new Outgoing();
    }

    /** Keep what TLS writes from now on. */
    void keep() {
        writing.lock();
        try {
            keeping = true;
        } finally {
            writing.unlock();
        }
    }

    /** Keep the last flight of a handshake: what TLS has written when it reads no more. */
    void keepLastFlight() {
        handshaking = true;
        keep();
    }

    /** Take it that the handshake is over, and nothing more is to be sent before TLS reads. */
    void handshakeOver() {
        handshaking = false;
    }

    /** Return whether what TLS writes is kept. */
    boolean isKeeping() {
        writing.lock();
        try {
            return keeping;
        } finally {
            writing.unlock();
        }
    }

    /** Return what was kept, which is then not kept any more, while what TLS writes still is. */
    byte[] take() {
        writing.lock();
        try {
            byte[] taken = kept.toByteArray();
            kept.reset();
            return taken;
        } finally {
            writing.unlock();
        }
    }

    /** Write what is still kept, in one write, and keep nothing any more. */
    void release() throws IOException {
        writing.lock();
        try {
            keeping = false;
            writeKept();
        } finally {
            writing.unlock();
        }
    }

    private void writeKept() throws IOException {
        byte[] taken = take();
        if (taken.length > 0) {
            tcp.getOutputStream().write(taken);
        }
    }

    /** Return whether the other side has shut down its sending side. */
    boolean inputEnded() {
        return inputEnded;
    }

    /** What comes; the flights of a handshake leave before the answer to them is read. */
    private final class Incoming extends FilterInputStream {
        Incoming(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (handshaking) {
                writeKept();
            }
            int count = super.read(into, offset, length);
            inputEnded |= count < 0;
            return count;
        }
    }

    /** What TLS writes. */
    private final class Outgoing extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writing.lock();
            try {
                if (keeping) {
                    kept.write(bytes, offset, length);
                } else {
                    tcp.getOutputStream().write(bytes, offset, length);
                }
            } finally {
                writing.unlock();
            }
        }
    }

    // What TLS asks of the connection that it is put on.

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public boolean isConnected() {
        return tcp.isConnected();
    }

    @Override
    public boolean isClosed() {
        return tcp.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return tcp.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return tcp.isOutputShutdown();
    }

    @Override
    public InetAddress getInetAddress() {
        return tcp.getInetAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return tcp.getRemoteSocketAddress();
    }

    @Override
    public int getPort() {
        return tcp.getPort();
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return tcp.getSoTimeout();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        tcp.setSoTimeout(millis);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return tcp.getSoLinger();
    }

    @Override
    public void shutdownInput() throws IOException {
        tcp.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        tcp.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        tcp.close();
    }
}
