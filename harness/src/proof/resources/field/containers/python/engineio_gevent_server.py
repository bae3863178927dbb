from gevent import monkey

monkey.patch_all()

import engineio
from gevent.pywsgi import WSGIServer
from geventwebsocket.handler import WebSocketHandler

server = engineio.Server(async_mode="gevent", cors_allowed_origins="*", ping_interval=2, ping_timeout=8)


@server.on("message")
def message(sid, data):
    server.send(sid, data)


listener = WSGIServer(("0.0.0.0", 9001), engineio.WSGIApp(server), handler_class=WebSocketHandler, log=None)
listener.start()
print("ready")
listener.serve_forever()
