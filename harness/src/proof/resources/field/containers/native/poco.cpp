// An echo server on POCO, which hands over frames: the program joins them to messages and answers Pings and Closes.
#include <Poco/Buffer.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/WebSocket.h>
#include <Poco/ThreadPool.h>
#include <iostream>
#include <string>
#include <unistd.h>

using Poco::Net::HTTPResponse;
using Poco::Net::WebSocket;

namespace {

void echo(WebSocket &socket) {
    socket.setMaxPayloadSize(32 * 1024 * 1024);
    std::string message;
    int type = 0;
    for (;;) {
        Poco::Buffer<char> frame(0);
        int flags = 0;
        int length = socket.receiveFrame(frame, flags);
        if (length == 0 && flags == 0) {
            return;
        }
        int opcode = flags & WebSocket::FRAME_OP_BITMASK;
        if (opcode == WebSocket::FRAME_OP_CLOSE) {
            socket.shutdown();
            return;
        }
        if (opcode == WebSocket::FRAME_OP_PING) {
            socket.sendFrame(frame.begin(), length, WebSocket::FRAME_FLAG_FIN | WebSocket::FRAME_OP_PONG);
            continue;
        }
        if (opcode == WebSocket::FRAME_OP_TEXT || opcode == WebSocket::FRAME_OP_BINARY) {
            type = opcode;
        } else if (opcode != WebSocket::FRAME_OP_CONT || type == 0) {
            continue;
        }
        message.append(frame.begin(), length);
        if (flags & WebSocket::FRAME_FLAG_FIN) {
            socket.sendFrame(message.data(), static_cast<int>(message.size()), WebSocket::FRAME_FLAG_FIN | type);
            message.clear();
            type = 0;
        }
    }
}

class Echo : public Poco::Net::HTTPRequestHandler {
    void handleRequest(Poco::Net::HTTPServerRequest &request, Poco::Net::HTTPServerResponse &response) override {
        try {
            WebSocket socket(request, response);
            echo(socket);
        } catch (const Poco::Net::WebSocketException &exception) {
            if (response.sent()) {
                return;
            }
            if (exception.code() == WebSocket::WS_ERR_HANDSHAKE_UNSUPPORTED_VERSION) {
                response.set("Sec-WebSocket-Version", WebSocket::WEBSOCKET_VERSION);
            }
            response.setStatusAndReason(HTTPResponse::HTTP_BAD_REQUEST);
            response.setContentLength(0);
            response.send();
        } catch (const Poco::Exception &) {
            // The connection ended under the handler.
        }
    }
};

class EchoFactory : public Poco::Net::HTTPRequestHandlerFactory {
    Poco::Net::HTTPRequestHandler *createRequestHandler(const Poco::Net::HTTPServerRequest &) override {
        return new Echo;
    }
};

}  // namespace

int main() {
    Poco::ThreadPool threads(4, 64);
    Poco::Net::ServerSocket listener(9001);
    Poco::Net::HTTPServer server(new EchoFactory, threads, listener, new Poco::Net::HTTPServerParams);
    server.start();
    std::cout << "ready" << std::endl;
    for (;;) {
        pause();
    }
}
