from gevent import monkey

monkey.patch_all()

from flask import Flask
from flask_socketio import SocketIO, emit

app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent", cors_allowed_origins="*", ping_interval=2, ping_timeout=8)


def serve(namespace):
    @socketio.on("connect", namespace=namespace)
    def connect(auth=None):
        emit("auth", auth or {})

    @socketio.on("message", namespace=namespace)
    def message(*arguments):
        emit("message-back", arguments)

    @socketio.on("message-with-ack", namespace=namespace)
    def message_with_ack(*arguments):
        return arguments


serve("/")
serve("/custom")
print("ready")
socketio.run(app, host="0.0.0.0", port=9001)
