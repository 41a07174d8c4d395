package salvo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import salvo.SuppressForbidden;
import salvo.gatling.stream.Streams;
import salvo.gatling.stream.record.Chunks;
import salvo.gatling.stream.record.StreamReading;

/**
 * What a piece of a stream costs in processor time: on the event loop that takes it, and on the
 * thread that reads it. Each is one event of a chat, of 200 bytes.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=StreamCostBenchmark}
 */
@Tag("benchmark")
class StreamCostBenchmark {

  private static final int PIECES = 1_000_000;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final int OPEN = 2_000;
  private static final int READ = 128;
  private static final long STEP_NANOS = 20_000_000;

  private final ByteBuf piece =
      Unpooled.wrappedBuffer(
          """
          data: {"id":"chatcmpl-3f2b9a44-0c51-4d8e-9a53-5b1d7f0c2e11","object":\
          "chat.completion.chunk","created":1700000000,"model":"sandbox","choices":\
          [{"index":0,"delta":{"content":" token"},"finish_reason":null}]}

          """
              .getBytes(StandardCharsets.UTF_8));

  /** Of which 128 pieces are read and up to 31 wait for it, as many as there can be. */
  @Test
  @SuppressForbidden("a benchmark's result")
  void shouldShowWhatAnOpenStreamHolds() {
    List<Object> open = new ArrayList<>();
    long before = heap();
    for (int stream = 0; stream < OPEN; stream++) {
      StreamReading reading = new StreamReading(Streams.openAiChat(), false);
      Chunks chunks = new Chunks();
      for (int i = 0; i < READ + stream % 32; i++) {
        chunks.add(piece, i * STEP_NANOS);
        if (chunks.isFull() && i < READ) {
          reading.take(chunks);
          chunks = new Chunks();
        }
      }
      open.add(reading);
      open.add(chunks);
    }
    System.out.printf(
        Locale.ROOT, "%.1f KB of an open stream%n", (heap() - before) / 1024.0 / OPEN);
    assertThat(open).hasSize(2 * OPEN);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  @SuppressForbidden("a benchmark's result")
  void shouldShowWhatAPieceCosts() {
    for (int round = 1; round <= ROUNDS; round++) {
      List<Chunks> taken = new ArrayList<>();
      StreamReading reading = new StreamReading(Streams.openAiChat(), false);
      double taking = micros(() -> take(piece, taken));
      double read = micros(() -> taken.forEach(reading::take));
      assertThat(reading.lastContent()).isPositive();
      System.out.printf(
          Locale.ROOT, "round %d: %.3f us to take it, %.3f us to read it%n", round, taking, read);
    }
  }

  private static void take(ByteBuf piece, List<Chunks> taken) {
    Chunks chunks = new Chunks();
    for (int i = 0; i < PIECES; i++) {
      chunks.add(piece, System.nanoTime());
      if (chunks.isFull()) {
        taken.add(chunks);
        chunks = new Chunks();
      }
    }
    taken.add(chunks);
  }

  private static double micros(Runnable work) {
    long before = CPU.getCurrentThreadCpuTime();
    work.run();
    return (CPU.getCurrentThreadCpuTime() - before) / 1e3 / PIECES;
  }
}
