"""Drives an echo client, which speaks RFC 6455 without extensions, through a fuzzing server: driver.py URL SHAPE AGENT."""
import base64
import concurrent.futures
import json
import os
import socket
import struct
import sys
import urllib.parse

URL, SHAPE, AGENT = sys.argv[1:]
CONTINUATION, TEXT, CLOSE, PING, PONG = 0, 1, 8, 9, 10


class Refused(Exception):
    """The opening handshake was not answered 101."""


class Client:
    def __init__(self, resource):
        server = urllib.parse.urlsplit(URL)
        self.socket = socket.create_connection((server.hostname, server.port))
        self.socket.sendall(
            (
                f"GET {resource} HTTP/1.1\r\nHost: {server.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        self.input = self.socket.makefile("rb")
        status = self.input.readline()
        while self.input.readline().strip():
            pass
        if b" 101 " not in status:
            raise Refused(status)

    def send(self, opcode, payload):
        length = len(payload)
        head = bytes([0x80 | opcode])
        if length < 126:
            head += bytes([0x80 | length])
        elif length < 1 << 16:
            head += bytes([0x80 | 126]) + struct.pack("!H", length)
        else:
            head += bytes([0x80 | 127]) + struct.pack("!Q", length)
        key = os.urandom(4)
        masked = bytes(byte ^ key[i % 4] for i, byte in enumerate(payload))
        self.socket.sendall(head + key + masked)

    def read(self, count):
        got = self.input.read(count)
        if len(got) < count:
            raise EOFError
        return got

    def messages(self):
        """Yield each message as its opcode and payload, until the connection ends."""
        first, parts = None, []
        try:
            while True:
                head, length = self.read(2)
                if head & 0x70:
                    self.send(CLOSE, struct.pack("!H", 1002))
                    return
                if length > 125:
                    length = int.from_bytes(self.read(2 if length == 126 else 8), "big")
                payload = self.read(length)
                opcode = head & 15
                if opcode == PING:
                    self.send(PONG, payload)
                elif opcode == CLOSE:
                    self.send(CLOSE, payload[:2])
                    return
                elif opcode < CLOSE:
                    first = first if opcode == CONTINUATION else opcode
                    parts.append(payload)
                    if head & 0x80:
                        yield first, b"".join(parts)
                        parts = []
        except (EOFError, OSError):
            return
        finally:
            self.socket.close()


def ask(resource):
    return b"".join(payload for _, payload in Client(resource).messages()).decode()


def query(**parameters):
    return urllib.parse.urlencode(parameters)


def run(case):
    client = Client("/runCase?" + query(case=case, agent=AGENT))
    for opcode, payload in client.messages():
        client.send(opcode, payload)


def count():
    return int(ask("/getCaseCount"))


def update():
    ask("/updateReports?" + query(agent=AGENT))


def count_run_update():
    for case in range(1, count() + 1):
        run(case)
    update()


def info_run_status():
    for case in range(1, count() + 1):
        known = json.loads(ask("/getCaseInfo?" + query(case=case)))
        run(case)
        status = json.loads(ask("/getCaseStatus?" + query(case=case, agent=AGENT)))
        print(known["id"], status["behavior"])
    update()


def until_refused():
    case = 1
    try:
        while True:
            run(case)
            case += 1
    except Refused:
        update()


def interactive():
    for line in sys.stdin:
        command, *numbers = line.split()
        if command == "r":
            for case in range(int(numbers[0]), int(numbers[1]) + 1):
                run(case)
        elif command == "u":
            update()


def update_after_each():
    for case in range(1, count() + 1):
        run(case)
        update()


def concurrent_runs():
    with concurrent.futures.ThreadPoolExecutor() as executor:
        list(executor.map(run, range(1, count() + 1)))
    update()


globals()[SHAPE]()
