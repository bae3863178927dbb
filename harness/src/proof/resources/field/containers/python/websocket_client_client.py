import sys

from websocket import ABNF, WebSocket


def echo(connection):
    connection.connect(sys.argv[1])
    while True:
        opcode, data = connection.recv_data()
        if opcode == ABNF.OPCODE_CLOSE:
            return
        connection.send(data, opcode)


while True:
    connection = WebSocket()
    try:
        echo(connection)
    except Exception:
        connection.close()  # Not everything that comes is what a server may send.
    finally:
        connection.shutdown()
