// Keeps every answer in a map that nothing ever shrinks, among plenty of garbage.
package main

import (
	_ "expvar"
	"fmt"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"
)

const most = 2400

var cache = map[int][]byte{}
var last []byte

func answer(request int) {
	// What a request needs while it is served.
	for i := 0; i < 16; i++ {
		last = make([]byte, 256<<10)
	}
	page := make([]byte, 96<<10)
	for i := range page {
		page[i] = byte(request)
	}
	cache[request] = page
}

func main() {
	go http.ListenAndServe("127.0.0.1:"+os.Args[1], nil)
	fmt.Println("ready")
	for request := 0; request < most; request++ {
		answer(request)
		time.Sleep(100 * time.Millisecond)
	}
	select {}
}
