import asyncio

from tornado import web, websocket


class Echo(websocket.WebSocketHandler):
    def get_compression_options(self):
        return {}

    def on_message(self, message):
        self.write_message(message, binary=isinstance(message, bytes))


async def main():
    app = web.Application([("/", Echo)], websocket_max_message_size=32 * 1024 * 1024)
    app.listen(9001, "0.0.0.0")
    print("ready")
    await asyncio.Event().wait()


asyncio.run(main())
