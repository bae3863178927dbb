import asyncio
import sys

from tornado.websocket import websocket_connect


async def main():
    while True:
        try:
            connection = await websocket_connect(
                sys.argv[1], compression_options={}, max_message_size=32 * 1024 * 1024)
            while (message := await connection.read_message()) is not None:
                await connection.write_message(message, binary=isinstance(message, bytes))
        except Exception:
            pass  # Not everything that comes is what a server may send.


asyncio.run(main())
