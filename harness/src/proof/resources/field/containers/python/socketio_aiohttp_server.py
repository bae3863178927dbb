import socketio
from aiohttp import web

server = socketio.AsyncServer(async_mode="aiohttp", cors_allowed_origins="*", ping_interval=2, ping_timeout=8)


def serve(namespace):
    @server.on("connect", namespace=namespace)
    async def connect(sid, environ, auth=None):
        await server.emit("auth", auth or {}, to=sid, namespace=namespace)

    @server.on("message", namespace=namespace)
    async def message(sid, *arguments):
        await server.emit("message-back", arguments, to=sid, namespace=namespace)

    @server.on("message-with-ack", namespace=namespace)
    async def message_with_ack(sid, *arguments):
        return arguments


serve("/")
serve("/custom")
app = web.Application()
server.attach(app)
print("ready")
web.run_app(app, host="0.0.0.0", port=9001, print=None)
