package salvo.gatling.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import salvo.Daemon;

/**
 * The threads that read streams, apart from the event loops that take them from the network. All of
 * one stream is read on one of them, in its order.
 */
final class Lanes {

  private static final int COUNT = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private static final ExecutorService[] ALL =
      IntStream.range(0, COUNT)
          .mapToObj(
              lane -> Executors.newSingleThreadExecutor(Daemon.threads("salvo-stream-" + lane)))
          .toArray(ExecutorService[]::new);

  private Lanes() {}

  static Executor of(long user) {
    return ALL[(int) Math.floorMod(user, (long) COUNT)];
  }
}
