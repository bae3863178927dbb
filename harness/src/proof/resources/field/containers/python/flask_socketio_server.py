from flask import Flask
from flask_socketio import SocketIO

app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent")

print("ready")
socketio.run(app, host="0.0.0.0", port=9001)
