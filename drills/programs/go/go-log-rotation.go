// Rotates its log twice a second and keeps a reference to every file it ever wrote.
package main

import (
	"fmt"
	"net/http"
	_ "net/http/pprof"
	"os"
	"path/filepath"
	"time"
)

const most = 900

type writer struct{ files []*os.File }

// rotate opens the next file; the one before stays in the slice, so it is neither closed nor collected.
func (w *writer) rotate(folder string) error {
	name := fmt.Sprintf("ingest-%d.log", len(w.files))
	file, err := os.OpenFile(filepath.Join(folder, name), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	w.files = append(w.files, file)
	_, err = file.WriteString("rotated\n")
	return err
}

func main() {
	go http.ListenAndServe("127.0.0.1:"+os.Args[1], nil)
	log := &writer{}
	fmt.Println("ready")
	for i := 0; i < most; i++ {
		if err := log.rotate(os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		time.Sleep(500 * time.Millisecond)
	}
	select {}
}
