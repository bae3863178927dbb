import asyncio
import sys

from aiohttp import ClientSession, WSMsgType


async def echo(session):
    async with session.ws_connect(sys.argv[1], max_msg_size=32 * 1024 * 1024, compress=15) as socket:
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                await socket.send_str(message.data)
            elif message.type == WSMsgType.BINARY:
                await socket.send_bytes(message.data)


async def main():
    async with ClientSession() as session:
        while True:
            try:
                await echo(session)
            except Exception:
                pass  # Not everything that comes is what a server may send.


asyncio.run(main())
