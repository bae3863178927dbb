// An echo server on WebSocket++.
#include <functional>
#include <iostream>
#include <websocketpp/config/asio_no_tls.hpp>
#include <websocketpp/extensions/permessage_deflate/enabled.hpp>
#include <websocketpp/server.hpp>

namespace {

struct Config : websocketpp::config::asio {
    struct permessage_deflate_config {};
    typedef websocketpp::extensions::permessage_deflate::enabled<permessage_deflate_config> permessage_deflate_type;
    static const size_t max_message_size = 32 * 1024 * 1024;
};

typedef websocketpp::server<Config> Server;

void echo(Server &server, websocketpp::connection_hdl connection, Server::message_ptr message) {
    websocketpp::lib::error_code error;
    server.send(connection, message->get_payload(), message->get_opcode(), error);
}

}  // namespace

int main() {
    Server server;
    server.clear_access_channels(websocketpp::log::alevel::all);
    server.clear_error_channels(websocketpp::log::elevel::all);
    server.init_asio();
    server.set_reuse_addr(true);
    server.set_message_handler(std::bind(&echo, std::ref(server), std::placeholders::_1, std::placeholders::_2));
    server.listen(websocketpp::lib::asio::ip::tcp::v4(), 9001);
    server.start_accept();
    std::cout << "ready" << std::endl;
    server.run();
}
