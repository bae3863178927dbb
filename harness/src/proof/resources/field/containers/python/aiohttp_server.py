from aiohttp import WSMsgType, web


async def echo(request):
    socket = web.WebSocketResponse(max_msg_size=32 * 1024 * 1024)
    await socket.prepare(request)
    async for message in socket:
        if message.type == WSMsgType.TEXT:
            await socket.send_str(message.data)
        elif message.type == WSMsgType.BINARY:
            await socket.send_bytes(message.data)
    return socket


async def ready(app):
    print("ready")


app = web.Application()
app.router.add_get("/", echo)
app.on_startup.append(ready)
web.run_app(app, host="0.0.0.0", port=9001)
