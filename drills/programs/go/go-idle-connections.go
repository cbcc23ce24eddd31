// Keeps twenty idle connections to a peer for reuse, as a client should, and uses one of them each second.
package main

import (
	"fmt"
	"io"
	"net/http"
	_ "net/http/pprof"
	"os"
	"sync"
	"time"
)

const kept = 20

func ask(client *http.Client, url string) {
	response, err := client.Get(url)
	if err != nil {
		return
	}
	defer response.Body.Close()
	io.Copy(io.Discard, response.Body)
}

func main() {
	go http.ListenAndServe("127.0.0.1:"+os.Args[1], nil)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: kept}}
	var all sync.WaitGroup
	for i := 0; i < kept; i++ {
		all.Add(1)
		go func() { defer all.Done(); ask(client, os.Args[2]+"/slow") }()
	}
	all.Wait()
	fmt.Println("ready")
	for {
		ask(client, os.Args[2])
		time.Sleep(time.Second)
	}
}
