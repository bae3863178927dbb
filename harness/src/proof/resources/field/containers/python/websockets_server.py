import asyncio

import websockets


async def echo(connection):
    async for message in connection:
        await connection.send(message)


async def main():
    async with websockets.serve(echo, "0.0.0.0", 9001, max_size=32 * 1024 * 1024):
        print("ready")
        await asyncio.Future()


asyncio.run(main())
