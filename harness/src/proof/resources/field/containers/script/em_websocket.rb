require 'em-websocket'

EM::WebSocket.max_frame_size = 32 * 1024 * 1024

# An exception inside the library ends its connection only, not the server.
EM.error_handler { |error| warn error.message }

EM.run do
  EM::WebSocket.run(host: '0.0.0.0', port: 9001) do |socket|
    socket.onmessage { |text| socket.send_text(text) }
    socket.onbinary { |bytes| socket.send_binary(bytes) }
  end
  $stdout.puts 'ready'
  $stdout.flush
end
