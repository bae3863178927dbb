import asyncio
import sys

import websockets


async def main():
    while True:
        try:
            async with websockets.connect(sys.argv[1], max_size=32 * 1024 * 1024) as connection:
                async for message in connection:
                    await connection.send(message)
        except Exception:
            pass  # Not everything that comes is what a server may send.


asyncio.run(main())
