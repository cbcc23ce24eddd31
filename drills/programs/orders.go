// A service with a database pool, as it may be met: profiles under /debug/pprof, pool statistics under /debug/vars and
// /metrics. In the mode "leak" it forgets to close the rows of its question about stock; in the mode "pinned" each of
// its workers keeps a connection to itself and uses it all the time, which is healthy.
package main

import (
	"context"
	"database/sql"
	"expvar"
	"fmt"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"time"

	_ "github.com/lib/pq"
)

const (
	pool    = 25
	patient = 8 * time.Second
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// inStock reads one row and returns. The rows are neither read to their end nor closed, so the connection never goes
// back to the pool. The result is small and came whole: at the server the session is idle.
func inStock(db *sql.DB) error {
	rows, err := db.Query("SELECT item, amount FROM stock ORDER BY item")
	if err != nil {
		return err
	}
	rows.Next()
	held = append(held, rows)
	return nil
}

// Kept only so that no finalizer of a driver ever closes one.
var held []*sql.Rows

// place asks for a connection as long as its caller is patient, as an order does while the pool is out.
func place(db *sql.DB) {
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	if conn, err := db.Conn(ctx); err == nil {
		conn.Close()
	}
}

func leak(db *sql.DB) {
	for i := 0; i < pool; i++ {
		check(inStock(db))
	}
	go func() {
		for range time.Tick(400 * time.Millisecond) {
			go place(db)
		}
	}()
	for db.Stats().WaitCount == 0 {
		time.Sleep(50 * time.Millisecond)
	}
}

func pin(db *sql.DB) {
	db.SetMaxIdleConns(pool)
	for i := 0; i < pool; i++ {
		conn, err := db.Conn(context.Background())
		check(err)
		go func() {
			for range time.Tick(200 * time.Millisecond) {
				var amount int
				check(conn.QueryRowContext(context.Background(), "SELECT sum(amount) FROM stock").Scan(&amount))
			}
		}()
	}
}

func metrics(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		s := db.Stats()
		for _, each := range []struct {
			name  string
			kind  string
			value float64
		}{
			{"go_sql_max_open_connections", "gauge", float64(s.MaxOpenConnections)},
			{"go_sql_open_connections", "gauge", float64(s.OpenConnections)},
			{"go_sql_in_use_connections", "gauge", float64(s.InUse)},
			{"go_sql_idle_connections", "gauge", float64(s.Idle)},
			{"go_sql_wait_count_total", "counter", float64(s.WaitCount)},
			{"go_sql_wait_duration_seconds_total", "counter", s.WaitDuration.Seconds()},
		} {
			fmt.Fprintf(w, "# TYPE %s %s\n%s{db_name=\"orders\"} %g\n", each.name, each.kind, each.name, each.value)
		}
	}
}

func main() {
	mode, dsn := os.Args[1], os.Args[2]
	db, err := sql.Open("postgres", dsn)
	check(err)
	db.SetMaxOpenConns(pool)
	_, err = db.Exec("CREATE TABLE IF NOT EXISTS stock (item int PRIMARY KEY, amount int)")
	check(err)
	_, err = db.Exec("INSERT INTO stock SELECT item, 10 FROM generate_series(1, 5) item ON CONFLICT DO NOTHING")
	check(err)
	expvar.Publish("orders_db", expvar.Func(func() interface{} { return db.Stats() }))
	http.HandleFunc("/metrics", metrics(db))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	go http.Serve(listener, nil)
	if mode == "leak" {
		leak(db)
	} else {
		pin(db)
	}
	fmt.Printf("listening on %s\n", listener.Addr())
	select {}
}
