require 'faye/websocket'
require 'puma'
require 'rack'

app = lambda do |env|
  next [400, {}, ['A WebSocket handshake was expected.']] unless Faye::WebSocket.websocket?(env)

  socket = Faye::WebSocket.new(env, [], max_length: 32 * 1024 * 1024)
  socket.on(:message) { |event| socket.send(event.data) }
  socket.rack_response
end

server = Puma::Server.new(app)
server.add_tcp_listener('0.0.0.0', 9001)
server.run
$stdout.puts 'ready'
$stdout.flush
sleep
