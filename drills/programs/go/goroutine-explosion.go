// Publishes each message from a goroutine of its own, to subscribers that have stopped listening.
package main

import (
	"fmt"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"
)

const most = 4000

type hub struct{ updates chan string }

// publish hands the message over in the background; without a receiver the goroutine waits for ever.
func (h *hub) publish(message string) {
	go func() { h.updates <- message }()
}

// work is what the program does besides, all the time: in an idle one our own looks would pass for rising traffic.
func work() {
	for {
		os.ReadFile("/proc/self/comm")
		time.Sleep(10 * time.Millisecond)
	}
}

func main() {
	go work()
	go http.ListenAndServe("127.0.0.1:"+os.Args[1], nil)
	feed := &hub{updates: make(chan string)}
	fmt.Println("ready")
	for i := 0; i < most; i++ {
		feed.publish(fmt.Sprintf("order %d", i))
		time.Sleep(200 * time.Millisecond)
	}
	select {}
}
