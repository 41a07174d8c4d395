package salvo.run.common;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.SuppressForbidden;
import salvo.event.RunEvent;
import salvo.live.count.LiveExtras;
import salvo.run.record.Recorder;
import salvo.stats.ErrorKinds;

/**
 * What it costs to tell all what all do: bytes and processor time of a second.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=CommonFiguresBenchmark}
 */
@Tag("benchmark")
class CommonFiguresBenchmark {

  private static final int ENDPOINTS = 10;
  private static final int SECONDS = 60;
  private static final int WARM_UP = 20;

  @ParameterizedTest
  @CsvSource({"4, 250", "4, 2500", "4, 15000", "100, 250", "1000, 250"})
  void shouldShowWhatASecondCosts(int injectors, int requests) throws IOException {
    Random random = new Random(1);
    Set<String> names =
        IntStream.range(0, ENDPOINTS).mapToObj(it -> "call " + it).collect(Collectors.toSet());
    List<CommonFigures> all = new ArrayList<>();
    for (int index = 0; index < injectors; index++) {
      Recorder recorder = new Recorder(Set.of(), Duration.ZERO, ErrorKinds.BY_STATUS);
      all.add(
          new CommonFigures(
              recorder, Duration.ZERO, names, () -> LiveExtras.NONE, System::nanoTime));
    }
    CommonFigures zero = all.get(0);
    long told = 0;
    long sums = 0;
    long telling = 0;
    long adding = 0;
    long hearing = 0;
    for (int second = -WARM_UP; second < SECONDS; second++) {
      boolean counts = second >= 0;
      for (int index = 0; index < injectors; index++) {
        CommonFigures it = all.get(index);
        for (int i = 0; i < requests; i++) {
          long millis = Math.round(Math.exp(4 + random.nextGaussian()));
          it.accept(
              new RunEvent.Request(
                  "regular", List.of(), "call " + i % ENDPOINTS, 0, millis, true, 200, ""));
        }
        long begin = cpuNanos();
        byte[] part = it.part();
        long taken = cpuNanos();
        zero.told(index, part);
        telling += counts ? taken - begin : 0;
        adding += counts ? cpuNanos() - taken : 0;
        told += counts ? part.length : 0;
      }
      long begin = cpuNanos();
      byte[] sum = zero.sum().orElseThrow();
      adding += counts ? cpuNanos() - begin : 0;
      begin = cpuNanos();
      all.get(injectors - 1).heard(sum);
      hearing += counts ? cpuNanos() - begin : 0;
      sums += counts ? sum.length : 0;
    }
    print(
        "%5d injectors with %,6d requests/s each: %,.1f kB/s to injector 0 from each, %,.1f kB/s"
            + " from it to each; a core is used for %.3f %% by each to tell, %.3f %% by injector 0"
            + " to add up, %.3f %% by each to hear",
        injectors,
        requests,
        told / 1e3 / SECONDS / injectors,
        sums / 1e3 / SECONDS,
        percent(telling) / injectors,
        percent(adding),
        percent(hearing));
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double percent(long nanos) {
    return nanos / 1e9 / SECONDS * 100;
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
