from gevent.pywsgi import WSGIServer
from geventwebsocket.handler import WebSocketHandler


def echo(environ, start_response):
    socket = environ.get("wsgi.websocket")
    if socket is None:
        start_response("400 Bad Request", [])
        return [b"A WebSocket handshake was expected."]
    while not socket.closed:
        message = socket.receive()
        if message is not None:
            socket.send(message, binary=not isinstance(message, str))
    return []


server = WSGIServer(("0.0.0.0", 9001), echo, handler_class=WebSocketHandler)
server.start()
print("ready")
server.serve_forever()
