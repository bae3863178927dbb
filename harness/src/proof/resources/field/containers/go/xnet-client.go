package main

import (
	"os"

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

func echo() error {
	connection, err := websocket.Dial(os.Args[1], "", "http://localhost/")
	if err != nil {
		return err
	}
	defer connection.Close()
	connection.MaxPayloadBytes = 32 << 20
	for {
		var received message
		if err := codec.Receive(connection, &received); err != nil {
			return err
		}
		if received.kind != websocket.TextFrame && received.kind != websocket.BinaryFrame {
			continue
		}
		if err := codec.Send(connection, &received); err != nil {
			return err
		}
	}
}

func main() {
	for {
		echo()
	}
}
