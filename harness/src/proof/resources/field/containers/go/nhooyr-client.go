package main

import (
	"context"
	"os"

	"nhooyr.io/websocket"
)

func echo() error {
	connection, _, err := websocket.Dial(context.Background(), os.Args[1], &websocket.DialOptions{
		CompressionMode: websocket.CompressionContextTakeover,
	})
	if err != nil {
		return err
	}
	defer connection.Close(websocket.StatusInternalError, "")
	connection.SetReadLimit(32 << 20)
	for {
		kind, message, err := connection.Read(context.Background())
		if err != nil {
			return err
		}
		if err := connection.Write(context.Background(), kind, message); err != nil {
			return err
		}
	}
}

func main() {
	for {
		echo()
	}
}
