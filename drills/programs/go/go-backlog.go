// Work arrives in bursts, a goroutine for each piece; between the bursts they catch up.
package main

import (
	"fmt"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"
)

const (
	burst   = 2 * time.Second
	pause   = 4 * time.Second
	every   = 10 * time.Millisecond
	workers = 8
)

func main() {
	go http.ListenAndServe("127.0.0.1:"+os.Args[1], nil)
	slots := make(chan struct{}, workers)
	work := func() {
		slots <- struct{}{}
		time.Sleep(90 * time.Millisecond)
		<-slots
	}
	fmt.Println("ready")
	for {
		for end := time.Now().Add(burst); time.Now().Before(end); time.Sleep(every) {
			go work()
		}
		time.Sleep(pause)
	}
}
