#!/usr/bin/env python3
"""Attack the reference server, and say how others are served meanwhile and what it holds.

usage: attacks.py COMMAND...      for example: attacks.py java -Xmx256m -jar harness/target/wsgauntlet.jar serve

COMMAND is started anew for each attack, with '--port 0' behind it. Linux; the limit of open files must allow for
10,000 connections in each process ('ulimit -n 20000').
"""
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
import zlib

REQUEST = (b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n")
OFFER = b"Sec-WebSocket-Extensions: permessage-deflate\r\n"
TEXT, BINARY, FIN, RSV1 = 0x1, 0x2, 0x80, 0x40
HELLO = b"hello"


def frame(first, payload):
    size = len(payload)
    if size < 126:
        head = struct.pack(">BB", first, 0x80 | size)
    elif size < 65536:
        head = struct.pack(">BBH", first, 0x80 | 126, size)
    else:
        head = struct.pack(">BBQ", first, 0x80 | 127, size)
    return head + bytes(4) + payload


def deflated(payload):
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return (deflate.compress(payload) + deflate.flush(zlib.Z_SYNC_FLUSH))[:-4]


class Server:
    def __init__(self, command, *options):
        self.process = subprocess.Popen([*command, "--port", "0", *options], stdout=subprocess.PIPE, text=True)
        listening = self.process.stdout.readline()
        if not listening:
            sys.exit("The server did not start.")
        self.port = int(listening.strip().rstrip("/").rsplit(":", 1)[1])

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def connect_tls(self):
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context.wrap_socket(self.connect())

    def open(self, offer=b"", connection=None):
        connection = connection or self.connect()
        connection.sendall(REQUEST + offer + b"\r\n")
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += connection.recv(1)
        if not head.startswith(b"HTTP/1.1 101 "):
            raise OSError(head.split(b"\r\n")[0])
        return connection

    def resident(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) >> 10 for line in status if line.startswith("VmRSS"))

    def stop(self):
        begun = time.time()
        self.process.terminate()
        self.process.wait(30)
        return time.time() - begun


class Others(threading.Thread):
    """Somebody who sends a message, waits for it to come back, and sends the next."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.connection = server.open()
        self.times = []
        self.attacked = True
        self.start()

    def run(self):
        while self.attacked:
            begun = time.time()
            self.connection.sendall(frame(FIN | TEXT, HELLO))
            if self.connection.recv(100)[2:] != HELLO:
                raise OSError("The message did not come back")
            self.times.append(time.time() - begun)
            time.sleep(0.005)

    def result(self):
        self.attacked = False
        self.join()
        times = sorted(self.times)
        return "others wait %.1f ms, p99 %.0f ms, at most %.0f ms" % tuple(
            1000 * times[int(part * (len(times) - 1))] for part in (0.5, 0.99, 1))


def attack(command, what, count, connect, *options, rest=0.0):
    """Open many connections, and look at the server while they are there and when they are gone."""
    server = Server(command, *options)
    before = server.resident()
    others = None if options else Others(server)
    connections = [connect(server) for _ in range(count)]
    time.sleep(rest)
    report = [f"{what}: {before} MB, then {server.resident()} MB"]
    if others:
        report.append(others.result())
    dropped = sum(is_told(connection, 1013) for connection in connections) if not options else 0
    report.append(f"{dropped} of {count} told 1013")
    for connection in connections:
        connection.close()
    server.open(connection=server.connect_tls() if options else None)
    report.append(f"serves others after it, stopped in {server.stop():.1f} s")
    print("; ".join(report), flush=True)


def is_told(connection, code):
    connection.setblocking(False)
    try:
        return struct.pack(">H", code) in connection.recv(200)[:4]
    except OSError:
        return False


def sender(offer, *frames):
    """Return how to connect and send."""
    def connect(server):
        connection = server.open(offer)
        for payload in frames:
            connection.sendall(payload)
        return connection
    return connect


def echoed(offer, payload):
    """Return how to connect, send and wait for an answer."""
    def connect(server):
        connection = sender(offer, payload)(server)
        connection.recv(100)
        return connection
    return connect


def main(command):
    if not command:
        sys.exit(__doc__)
    if os.sysconf("SC_OPEN_MAX") < 12000:
        sys.exit("The limit of open files is too low: ulimit -n 20000")
    small = frame(FIN | RSV1 | TEXT, deflated(HELLO))
    bomb = frame(FIN | RSV1 | BINARY, deflated(bytes(64 << 20)))
    attack(command, "nothing", 1, Server.open, rest=2)
    attack(command, "10000 idle connections", 10000, echoed(b"", frame(FIN | TEXT, HELLO)), rest=3)
    attack(command, "9500 that compress", 9500, echoed(OFFER, small))
    attack(command, "3000 unfinished messages of 120 KiB, compressed", 3000,
           sender(OFFER, frame(RSV1 | BINARY, deflated(bytes(120 << 10)))))
    attack(command, "4000 unfinished messages of 100 KiB", 4000, sender(b"", frame(BINARY, bytes(100 << 10))))
    attack(command, "4 clients with two bombs of 64 MiB each", 4, sender(OFFER, bomb, bomb), rest=5)
    attack(command, "4000 TLS connections that say nothing", 4000, Server.connect, "--tls", rest=1)


main(sys.argv[1:])
