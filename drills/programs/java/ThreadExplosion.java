import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes an executor for each call, because that was the quickest way to a deadline, and shuts none down. */
class ThreadExplosion {
  static final int MOST = 400;

  static String quote(int call) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(1);
    return executor.submit(() -> "quote " + call).get();
  }

  public static void main(String[] args) throws Exception {
    System.out.println("ready");
    for (int call = 0; call < MOST; call++) {
      quote(call);
      Thread.sleep(1_000);
    }
    Thread.sleep(Long.MAX_VALUE);
  }
}
