import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A report that takes a connection of a pool of ten, and on one path forgets to give it back. */
class HikariLeak {
  static void report(HikariDataSource pool) {
    try {
      Connection connection = pool.getConnection();
      try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_class")) {
        rows.next();
      }
      // No close: the empty report returned early here.
    } catch (SQLException late) {
      System.err.println(late.getMessage());
    }
  }

  static void serveMetrics(HikariDataSource pool, int port) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/metrics", exchange -> {
      var figures = pool.getHikariPoolMXBean();
      String page = "hikaricp_connections_active{pool=\"orders\"} " + figures.getActiveConnections()
          + "\nhikaricp_connections_idle{pool=\"orders\"} " + figures.getIdleConnections()
          + "\nhikaricp_connections_max{pool=\"orders\"} " + pool.getMaximumPoolSize()
          + "\nhikaricp_connections_pending{pool=\"orders\"} " + figures.getThreadsAwaitingConnection() + "\n";
      byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
  }

  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setPoolName("orders");
    config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + args[1] + "/postgres?ApplicationName=orders&socketTimeout=30");
    config.setUsername("stanch");
    config.setMaximumPoolSize(10);
    config.setConnectionTimeout(600_000);
    HikariDataSource pool = new HikariDataSource(config);
    serveMetrics(pool, Integer.parseInt(args[0]));
    // As many callers as a small web server has; ten of them had a connection, the others wait for one.
    ExecutorService callers = Executors.newFixedThreadPool(24);
    for (int i = 0; i < 24; i++) callers.submit(() -> report(pool));
    while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() < 14) Thread.sleep(100);
    // As when somebody comes to look: by then nothing has moved for a while.
    Thread.sleep(3_000);
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}
