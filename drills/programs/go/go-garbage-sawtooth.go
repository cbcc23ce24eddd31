// Makes plenty of garbage above a live heap that stays as it is.
package main

import (
	"fmt"
	"net/http"
	_ "net/http/pprof"
	"os"
	"runtime/debug"
	"time"
)

var live [20][]byte
var last []byte

func main() {
	go http.ListenAndServe("127.0.0.1:"+os.Args[1], nil)
	// Four times the live heap before each collection: a sawtooth of 80 MB.
	debug.SetGCPercent(400)
	for i := range live {
		live[i] = make([]byte, 1<<20)
		for at := range live[i] {
			live[i][at] = 1
		}
	}
	fill := func() {
		last = make([]byte, 256<<10)
		for at := 0; at < len(last); at += 4096 {
			last[at] = 1
		}
	}
	// The memory is taken once before anybody looks, as after some minutes of service.
	for i := 0; i < 800; i++ {
		fill()
	}
	fmt.Println("ready")
	for {
		fill()
		time.Sleep(20 * time.Millisecond)
	}
}
