import com.sun.net.httpserver.HttpServer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fills a cache with a bound when it starts, and from then on drops an entry for each that comes in. */
class CacheWarmUp {
  static final int ENTRIES = 400;

  static final Map<Integer, byte[]> CACHE = new LinkedHashMap<>() {
    @Override protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) { return size() > ENTRIES; }
  };

  static void serveMetrics(int port) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/metrics", exchange -> {
      var memory = ManagementFactory.getMemoryMXBean();
      StringBuilder page = new StringBuilder();
      page.append("jvm_memory_committed_bytes{area=\"heap\"} ").append(memory.getHeapMemoryUsage().getCommitted()).append('\n');
      page.append("jvm_memory_used_bytes{area=\"heap\"} ").append(memory.getHeapMemoryUsage().getUsed()).append('\n');
      page.append("jvm_memory_committed_bytes{area=\"nonheap\"} ").append(memory.getNonHeapMemoryUsage().getCommitted()).append('\n');
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        MemoryUsage after = pool.getCollectionUsage();
        if (after != null && after.getUsed() > 0) {
          page.append("jvm_memory_pool_collection_used_bytes{pool=\"").append(pool.getName()).append("\"} ").append(after.getUsed()).append('\n');
        }
      }
      byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
  }

  public static void main(String[] args) throws Exception {
    serveMetrics(Integer.parseInt(args[0]));
    System.out.println("ready");
    for (int key = 0; ; key++) {
      CACHE.put(key, new byte[64 << 10]);
      Thread.sleep(20);
    }
  }
}
