// Asks a peer twice a second and never closes the body of an answer.
package main

import (
	"fmt"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"
)

const most = 900

func check(client *http.Client, url string) {
	response, err := client.Get(url)
	if err != nil {
		return
	}
	// Nobody reads response.Body, and nobody closes it.
	if response.StatusCode != http.StatusOK {
		fmt.Fprintln(os.Stderr, "the fraud check says", response.Status)
	}
}

func main() {
	go http.ListenAndServe("127.0.0.1:"+os.Args[1], nil)
	client := &http.Client{Timeout: 0}
	fmt.Println("ready")
	for i := 0; i < most; i++ {
		check(client, os.Args[2])
		time.Sleep(500 * time.Millisecond)
	}
	select {}
}
