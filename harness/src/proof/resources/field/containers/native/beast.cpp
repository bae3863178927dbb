// An echo server on Boost.Beast, with a thread for each connection.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <iostream>
#include <thread>
#include <utility>

namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::asio::ip::tcp;

namespace {

void echo(tcp::socket connection) {
    try {
        websocket::stream<tcp::socket> stream(std::move(connection));
        websocket::permessage_deflate deflate;
        deflate.server_enable = true;
        stream.set_option(deflate);
        stream.read_message_max(32 * 1024 * 1024);
        stream.accept();
        for (;;) {
            beast::flat_buffer message;
            stream.read(message);
            stream.text(stream.got_text());
            stream.write(message.data());
        }
    } catch (const beast::system_error &) {
        // The handshake or the connection ended.
    }
}

}  // namespace

int main() {
    boost::asio::io_context context(1);
    tcp::acceptor acceptor(context, {tcp::v4(), 9001});
    std::cout << "ready" << std::endl;
    for (;;) {
        tcp::socket connection(context);
        acceptor.accept(connection);
        std::thread(echo, std::move(connection)).detach();
    }
}
