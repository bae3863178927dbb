#!/usr/bin/env python3
# Run it with Python 3.8 or newer: python3 finding.py [--insecure] [ws://host:port/path]
#
@ABOUT@
#
# The program needs nothing but Python. It prints what it does (*), what it sends (>), what comes back (<) and what goes
# wrong (!). It checks nothing. Where it waits for answers, it goes on when something new has come and then nothing for
# 0.3 s, when a Close frame or the end of the connection has come, or after 5 s. It answers no pings.

import base64
import re
import select
import socket
import ssl
import struct
import sys
import time
import zlib

TARGET = "@TARGET@"

# How a write is cut into segments: not at all, or else after so many bytes.
WHOLE = 0


def scenario(wire):
@STEPS@


def main(arguments):
    rest = [argument for argument in arguments if argument != "--insecure"]
    url = rest[0] if rest else TARGET
    parts = re.fullmatch(r"(wss?)://(\[[^]]+]|[^]\[:/?#]+)(?::([0-9]{1,5}))?([/?][^#]*)?", url)
    if len(rest) > 1 or not parts or int(parts[3] or 0) > 65535:
        print("Usage: python3 finding.py [--insecure] [ws://host:port/path]", file=sys.stderr)
        sys.exit(2)
    tls = parts[1] == "wss"
    usual_port = 443 if tls else 80
    port = int(parts[3] or usual_port)
    authority = parts[2] if port == usual_port else "%s:%d" % (parts[2], port)
    path = re.sub(r"^\?", "/?", parts[4] or "/")
    target = Target(parts[2], port, authority, path, tls, "--insecure" in arguments)
    try:
        wire = Wire(target)
    except (OSError, UnicodeError) as error:
        sys.exit("No connection to %s: %s" % (url, error))
    scenario(wire)
    wire.leave()


# The words in which the scenario says what is sent.


def say(what):
    print("*  " + what)


def octets(hexadecimal):
    """Bytes in hexadecimal."""
    return bytes.fromhex(hexadecimal)


def text(*pieces):
    """Text, of which each character is a byte."""
    return "".join(pieces).encode("latin-1")


def packed(*pieces):
    """Bytes that are deflated (RFC 1951) and then in base64."""
    return zlib.decompress(base64.b64decode("".join(pieces)), -15)


def join(*pieces):
    return b"".join(pieces)


def repeat(piece, times):
    return piece * times


def seeded(length, seed):
    """Random bytes, the same for the same seed: those of java.util.Random."""
    state = (seed ^ 0x5DEECE66D) & (1 << 48) - 1
    all_bytes = bytearray()
    while len(all_bytes) < length:
        state = (state * 0x5DEECE66D + 0xB) & (1 << 48) - 1
        all_bytes += struct.pack("<I", state >> 16)
    return bytes(all_bytes[:length])


def masked(key, payload):
    """A payload that is masked (RFC 6455 5.3)."""
    keys = (octets(key) * (len(payload) // 4 + 1))[: len(payload)]
    both = int.from_bytes(payload, "big") ^ int.from_bytes(keys, "big")
    return both.to_bytes(len(payload), "big")


class Target:
    """Where to connect."""

    def __init__(self, host, port, authority, path, tls, insecure):
        self.host = host.strip("[]")
        self.port = port
        self.authority = authority
        self.path = path
        self.context = ssl.create_default_context() if tls else None
        if tls and insecure:
            self.context.check_hostname = False
            self.context.verify_mode = ssl.CERT_NONE

    def connect(self):
        stream = socket.create_connection((self.host, self.port), 5)
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self.context.wrap_socket(stream, server_hostname=self.host) if self.context else stream

    def filled(self, head):
        """Puts the target into a request head, and says how long the content after it is."""
        filled = head.replace(b"<host>", self.authority.encode()).replace(b"<path>", self.path.encode())
        content = filled.partition(b"\r\n\r\n")[2]
        return filled.replace(b"<content-length>", b"%d" % len(content))


class Wire:
    """A connection, which is read whenever it can be: a reset would take what nobody has read."""

    PATIENCE = 5
    MOMENT = 1
    QUIET = 0.3
    SHOWN = 48
    READABLE = 125

    def __init__(self, target):
        self.target = target
        self.stream = target.connect()
        self.stream.setblocking(False)
        self.unread = bytearray()
        self.came = 0
        self.came_before = 0
        self.last_came = 0
        self.answered = False
        self.upgraded = False
        self.close_came = False
        self.ended = False
        self.left = False
        self.paced = 0
        self.reading = True
        self.pending = b""
        self.asked = False
        self.earlier = False
        self.content = 0

    def ask(self, request):
        """Sends a request before the handshake, and waits for what comes."""
        self.ask_first(request)
        request, self.pending = self.pending, b""
        self.asked = True
        self.write(WHOLE, request)
        self.wait(self.PATIENCE, self.quiet_again)

    def ask_first(self, request):
        """Has a request leave in one write with the handshake."""
        self.pending = self.target.filled(request)
        self.earlier = True
        self.print_head(">", self.pending)

    def handshake(self, segments, head, *first):
        if self.asked and (self.answered or self.ended):
            return
        request = self.target.filled(head)
        self.print_head(">", request)
        behind = join(*first)
        if behind:
            print(">  " + self.hex(behind, len(behind)))
        self.write(segments, self.pending + request + behind)
        self.wait(self.PATIENCE, lambda: self.answered)

    def pace(self, segments):
        """Has so many segments of the next write leave apart, and the rest at once."""
        self.paced = segments

    def send(self, segments, *pieces):
        data = join(*pieces)
        print(">  " + self.hex(data, len(data)))
        self.write(segments, data)

    def await_answers(self):
        self.wait(self.PATIENCE, self.quiet_again)

    def await_close(self):
        self.wait(self.PATIENCE, lambda: self.close_came)

    def await_end(self, reply=b""):
        """Waits for the end, and answers a Close frame that comes before it if there is an answer."""
        if reply:
            self.await_close()
            if not self.close_came or self.ended:
                return
            self.send(WHOLE, reply)
        self.wait(self.PATIENCE, lambda: False)

    def pause(self):
        self.passes(self.QUIET, lambda: self.close_came)

    def stop_reading(self):
        """Leaves unread what comes, until something is waited for, or a write is not taken."""
        self.reading = False

    def half_close(self):
        try:
            if self.target.context:
                self.stream.unwrap()
        except OSError:
            pass  # The alert is sent; that of the target is not waited for.
        try:
            socket.socket.shutdown(self.stream, socket.SHUT_WR)
        except OSError as error:
            print("!  %s" % error)

    def half_close_silently(self):
        """As above, without the close_notify of TLS."""
        try:
            socket.socket.shutdown(self.stream, socket.SHUT_WR)
        except OSError as error:
            print("!  %s" % error)

    def reset(self):
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        self.stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.leave()

    def canary(self):
        head = text(
            "GET <path> HTTP/1.1\r\n",
            "Host: <host>\r\n",
            "Upgrade: websocket\r\n",
            "Connection: Upgrade\r\n",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
            "Sec-WebSocket-Version: 13\r\n",
            "\r\n",
        )
        try:
            with self.target.connect() as other:
                other.settimeout(self.PATIENCE)
                other.sendall(self.target.filled(head))
                status = other.makefile("rb").readline()
        except OSError:
            status = b""
        served = re.match(rb"HTTP/[0-9]\.[0-9] +101\s", status)
        print("*  The other connection is %s." % ("served" if served else "not served"))

    def finish(self, close_frame):
        """Waits for what may still come, sends a Close frame, and reads to the end."""
        self.passes(self.MOMENT, self.quiet_again)
        if self.upgraded and not self.ended:
            self.send(WHOLE, close_frame)
            self.await_end()

    def leave(self):
        self.left = True
        self.ended = True
        self.stream.close()

    def write(self, segments, data):
        self.came_before = self.came
        size = segments or max(1, len(data))
        begun = time.monotonic()
        borders = list(range(0, len(data), size))
        apart, self.paced = self.paced, 0
        if apart:
            borders = borders[: apart + 1]
        try:
            for at, end in zip(borders, borders[1:] + [len(data)]):
                piece = memoryview(data)[at:end]
                if apart and at:
                    time.sleep(0.003)
                while piece and not self.left:
                    try:
                        piece = piece[self.stream.send(piece) :]
                        self.drain()
                    except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                        self.turn([self.stream])
                    self.reading = self.reading or time.monotonic() > begun + 1
                    if time.monotonic() > begun + 60:
                        print("!  The target has read nothing for long, so the connection is ended.")
                        self.leave()
        except OSError as error:
            print("!  %s" % error)

    def quiet_again(self):
        return self.close_came or self.came > self.came_before and time.monotonic() - self.last_came > self.QUIET

    def wait(self, seconds, done):
        if not self.passes(seconds, done):
            print("!  Waited for %d s." % seconds)

    def passes(self, seconds, done):
        """Waits for something or the end of the connection, and returns whether it came in time."""
        if not self.reading:
            time.sleep(self.QUIET)
            self.reading = True
        start = time.monotonic()
        while not done() and not self.ended:
            if time.monotonic() - start > seconds:
                return False
            self.turn([])
        return True

    def turn(self, writing):
        """Waits a little for the connection to be ready, and takes what has come."""
        select.select([self.stream] if self.reading and not self.ended else [], writing, [], 0.02)
        self.drain()

    def drain(self):
        while self.reading and not self.ended:
            try:
                chunk = self.stream.recv(65536)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return
            except OSError as error:
                self.end(": %s" % error)
                return
            if not chunk:
                self.end(".")
                return
            self.unread += chunk
            self.came += len(chunk)
            self.last_came = time.monotonic()
            while self.take():
                pass

    def end(self, how):
        if self.unread:
            print("<  %s: cut off" % self.hex(self.unread, len(self.unread)))
        print("<  The end of the connection" + how)
        self.ended = True

    def take(self):
        """Takes a head, a frame or a piece of a body from what has come, and returns whether there was one."""
        if self.content:
            size = min(self.content, len(self.unread))
            self.content -= size
            if size:
                print("<  %s: %s" % (self.hex(self.unread, size), self.quoted(self.unread[:size])))
        elif not self.answered:
            size = self.take_head()
        elif self.upgraded:
            size = self.take_frame()
        else:
            size = len(self.unread)
            if size:
                print("<  %s: %s" % (self.hex(self.unread, size), self.quoted(self.unread)))
        del self.unread[:size]
        return size > 0

    def take_head(self):
        end = re.search(rb"\n\r*\n", self.unread)
        if not end:
            return 0
        head = bytes(self.unread[: end.end()])
        self.print_head("<", head)
        if self.earlier and not re.match(rb"HTTP/[0-9]\.[0-9] +1[0-9]{2}[ \r\n]", head):
            # Of content without a length, each piece is shown as if it were a head.
            self.earlier = not head.startswith(b"HTTP/") or b"chunked" in head
            length = re.search(rb"(?im)^content-length: *([0-9]{1,9})", head)
            self.content = int(length[1]) if length else 0
        elif not re.match(rb"HTTP/[0-9]\.[0-9] +1(?!01)[0-9]{2}[ \r\n]", head):
            self.upgraded = bool(re.match(rb"HTTP/[0-9]\.[0-9] +101[ \r\n]", head))
            self.answered = True
        return end.end()

    def take_frame(self):
        if len(self.unread) < 2:
            return 0
        first, second = self.unread[0], self.unread[1]
        length = second & 0x7F
        length_bytes = {126: 2, 127: 8}.get(length, 0)
        header = 2 + length_bytes + (4 if second & 0x80 else 0)
        if length_bytes:
            length = int.from_bytes(self.unread[2 : 2 + length_bytes], "big")
        if len(self.unread) < header or len(self.unread) < header + length:
            return 0
        payload = bytes(self.unread[header : header + min(length, self.READABLE)])
        shown = self.hex(self.unread[: min(header + length, self.SHOWN)], header + length)
        print("<  %s: %s" % (shown, self.frame(first, second, length, payload)))
        self.close_came = self.close_came or first & 0xF == 8
        return header + length

    def frame(self, first, second, length, payload):
        opcode = first & 0xF
        names = {0: "continuation", 1: "text", 2: "binary", 8: "close", 9: "ping", 10: "pong"}
        words = [names.get(opcode, "opcode %d" % opcode), "FIN" if first & 0x80 else "not FIN"]
        if first & 0x70:
            words.append("reserved bits %d" % (first >> 4 & 7))
        if second & 0x80:
            words.append("masked")
        words.append("%d %s" % (length, "byte" if length == 1 else "bytes"))
        if opcode == 8 and len(payload) >= 2:
            words.append("code %d" % struct.unpack(">H", payload[:2]))
            payload = payload[2:]
        if payload:
            words.append(self.quoted(payload))
        return ", ".join(words)

    def print_head(self, direction, head):
        for line in re.split("\r?\n", head.decode("latin-1").rstrip("\r\n")):
            print("%s  %s" % (direction, self.visible(line)))

    def hex(self, data, length):
        shown = data[: self.SHOWN].hex(" ")
        return shown if length == min(self.SHOWN, len(data)) else "%s ... (%d bytes)" % (shown, length)

    def quoted(self, data):
        return '"%s"' % self.visible(data[: self.READABLE].decode("latin-1"))

    def visible(self, line):
        return re.sub("[^ -~]", ".", line)


if __name__ == "__main__":
    main(sys.argv[1:])
