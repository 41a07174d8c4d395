package salvo.injectors;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.SuppressForbidden;
import salvo.injectors.meeting.Meeting;
import salvo.injectors.message.Beat;
import salvo.injectors.message.InjectorRow;
import salvo.injectors.message.Member;
import salvo.injectors.message.Message;
import salvo.injectors.message.Wire;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.LostPolicy;
import salvo.injectors.time.Clocks;
import salvo.injectors.wire.Sockets;

/**
 * What agreement costs: its processor time in four processes over a minute, and how long it takes
 * with up to a thousand injectors, all of them in this process and on one thread for their
 * connections.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=GangBenchmark}
 */
@Tag("benchmark")
class GangBenchmark {

  private static final int MINUTE = 60;
  private static final int BEATS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A frame's header with its mask, the byte that tells the last one, and the seal. */
  private static final int FRAME_BYTES = 8 + 1 + 16;

  @TempDir Path folder;

  @Test
  void shouldShowTheProcessorTimeOfFourInjectors() throws Exception {
    List<StartedProcess> all = new ArrayList<>();
    try {
      for (int index = 0; index < 4; index++) {
        all.add(
            StartedProcess.start(
                List.of(),
                Integer.toString(index),
                "4",
                folder.toString(),
                InjectorSettings.LOOPBACK,
                "60000",
                "started"));
      }
      for (StartedProcess it : all) {
        it.await("started");
        it.tell("beat 1000");
      }
      TimeUnit.SECONDS.sleep(10);
      List<Duration> before = all.stream().map(GangBenchmark::processorTime).toList();
      TimeUnit.SECONDS.sleep(MINUTE);
      for (int index = 0; index < 4; index++) {
        Duration used = processorTime(all.get(index)).minus(before.get(index));
        print(
            "injector %d of 4: %.2f %% of a core over %d s, all threads of its process",
            index, used.toMillis() / 10.0 / MINUTE, MINUTE);
      }
    } finally {
      all.forEach(StartedProcess::close);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 100, 250, 500, 1_000})
  void shouldShowHowLongAgreementTakes(int count) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Gang> gangs = new ArrayList<>();
    AtomicInteger lost = new AtomicInteger();
    try (Sockets sockets = Sockets.open()) {
      long begin = System.nanoTime();
      gangs.addAll(all(threads, count, index -> join(index, count, sockets, lost)));
      all(threads, count, index -> agree(gangs.get(index)));
      double agreed = seconds(begin);
      begin = System.nanoTime();
      all(threads, count, index -> gangs.get(index).measureClocks());
      double measured = seconds(begin);
      begin = System.nanoTime();
      all(threads, count, index -> ready(gangs.get(index)));
      double started = seconds(begin);
      List<Double> late = all(threads, count, index -> gangs.get(index).awaitStart());
      gangs.forEach(it -> it.beat(beat()));
      double cpu = cpuSeconds();
      TimeUnit.SECONDS.sleep(BEATS);
      double perSecond = (cpuSeconds() - cpu) / BEATS;
      begin = System.nanoTime();
      gangs.get(count - 1).stop("enough");
      gangs.get(0).conclude(0, "PASS");
      all(threads, count, index -> gangs.get(index).conclusion(PATIENCE));
      print(
          "%5d injectors: agreed in %.2f s, clocks in %.2f s, start told in %.2f s, latest start"
              + " %.0f ms late; beats %.3f cores in all, %.1f kB/s to and %.1f kB/s from injector"
              + " 0; verdict in %.2f s; %d lost",
          count,
          agreed,
          measured,
          started,
          late.stream().mapToDouble(it -> it).max().orElse(0),
          perSecond,
          count * beatBytes() / 1e3,
          count * sumBytes(count) / 1e3,
          seconds(begin),
          lost.get());
      all(
          threads,
          count,
          index -> {
            gangs.get(count - 1 - index).close();
            return index;
          });
    } finally {
      threads.shutdownNow();
    }
  }

  private Gang join(int index, int count, Sockets sockets, AtomicInteger lost) throws Exception {
    InjectorSettings settings =
        new InjectorSettings(
            index,
            count,
            TestGang.RUN,
            new Meeting.Folder(folder.resolve(Integer.toString(count))),
            InjectorSettings.LOOPBACK,
            Optional.empty(),
            PATIENCE,
            LostPolicy.STOP);
    Map<String, String> digests = new TreeMap<>();
    IntStream.range(0, 200).forEach(it -> digests.put("salvo.key" + it, "0".repeat(64)));
    return Gang.join(
        settings,
        Member.here(index, digests, Map.of()),
        new Counting(lost),
        Clocks.SYSTEM,
        sockets.shared());
  }

  private static boolean agree(Gang gang) throws Exception {
    gang.agree();
    return true;
  }

  private static boolean ready(Gang gang) throws Exception {
    gang.ready();
    return true;
  }

  private static Beat beat() {
    return new Beat(123_456, 123_450, 12, 987.6, 0.523, 1.25, 187.5, new TreeMap<>());
  }

  private static int beatBytes() {
    return Wire.bytes(new Message.BeatTold(beat())).length + FRAME_BYTES;
  }

  private static int sumBytes(int count) {
    List<InjectorRow> rows =
        IntStream.range(0, Math.min(count, 32))
            .mapToObj(
                it -> new InjectorRow(it, "injector-" + it, beat(), 0.512, InjectorRow.State.READY))
            .toList();
    return Wire.bytes(new Message.Sum(beat(), rows)).length + FRAME_BYTES;
  }

  /** What one of them does. */
  private interface Part<T> {
    T play(int index) throws Exception;
  }

  private static <T> List<T> all(ExecutorService threads, int count, Part<T> part)
      throws Exception {
    List<Future<T>> futures =
        IntStream.range(0, count)
            .mapToObj(index -> threads.submit((Callable<T>) () -> part.play(index)))
            .toList();
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  private static Duration processorTime(StartedProcess it) {
    return it.process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private record Counting(AtomicInteger losses) implements GangListener {

    @Override
    public void lost(int index, Beat last, double seconds) {
      losses.incrementAndGet();
    }

    @Override
    public void stopped(int byIndex, String reason) {}
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
