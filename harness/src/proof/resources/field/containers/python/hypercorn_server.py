import asyncio

from hypercorn.asyncio import serve
from hypercorn.config import Config


async def echo(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    if scope["type"] != "websocket":
        return
    while True:
        event = await receive()
        if event["type"] == "websocket.connect":
            await send({"type": "websocket.accept"})
        elif event["type"] == "websocket.receive":
            await send({"type": "websocket.send", "bytes": event.get("bytes"), "text": event.get("text")})
        else:
            return


async def main():
    config = Config()
    config.bind = ["0.0.0.0:9001"]
    config.websocket_max_message_size = 32 * 1024 * 1024
    print("ready")
    await serve(echo, config)


asyncio.run(main())
