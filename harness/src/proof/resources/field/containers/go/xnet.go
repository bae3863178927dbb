package main

import (
	"fmt"
	"log"
	"net"
	"net/http"

	"golang.org/x/net/websocket"
)

// message is one message with the type it came with.
type message struct {
	payload []byte
	kind    byte
}

var codec = websocket.Codec{
	Marshal: func(value interface{}) ([]byte, byte, error) {
		echo := value.(*message)
		return echo.payload, echo.kind, nil
	},
	Unmarshal: func(payload []byte, kind byte, value interface{}) error {
		*value.(*message) = message{payload, kind}
		return nil
	},
}

func echo(connection *websocket.Conn) {
	connection.MaxPayloadBytes = 32 << 20
	for {
		var received message
		if err := codec.Receive(connection, &received); err != nil {
			return
		}
		if received.kind != websocket.TextFrame && received.kind != websocket.BinaryFrame {
			continue
		}
		if err := codec.Send(connection, &received); err != nil {
			return
		}
	}
}

func main() {
	listener, err := net.Listen("tcp", "0.0.0.0:9001")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("ready")
	// The zero Config asks for no Origin, as any client may come.
	log.Fatal(http.Serve(listener, websocket.Server{Handler: echo}))
}
