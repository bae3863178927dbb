package main

import (
	"os"

	"github.com/gorilla/websocket"
)

var dialer = websocket.Dialer{EnableCompression: true}

func echo() error {
	connection, _, err := dialer.Dial(os.Args[1], nil)
	if err != nil {
		return err
	}
	defer connection.Close()
	connection.SetReadLimit(32 << 20)
	for {
		kind, message, err := connection.ReadMessage()
		if err != nil {
			return err
		}
		if err := connection.WriteMessage(kind, message); err != nil {
			return err
		}
	}
}

func main() {
	for {
		echo()
	}
}
