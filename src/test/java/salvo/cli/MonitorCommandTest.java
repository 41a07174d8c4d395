package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.monitor.file.ResourceCsvReader;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.MemorySample;

class MonitorCommandTest {

  @TempDir Path folder;

  @Test
  void shouldWriteAndShowSamplesUntilTheTimeIsOver() throws IOException {
    Path csv = folder.resolve("deep/metrics.csv");
    String pid = Long.toString(ProcessHandle.current().pid());

    CommandRun watch =
        CommandRun.of(
            "monitor", "-o", csv.toString(), "--interval", "100ms", "-d", "450ms", "--pid", pid);

    assertThat(watch.status()).as(watch.err()).isZero();
    assertThat(watch.err()).isEmpty();
    List<ResourceSample> samples = ResourceCsvReader.read(csv);
    assertThat(samples).hasSizeBetween(2, 20);
    assertThat(samples.get(0).target()).isPresent();
    assertThat(samples.get(0).injector()).isEmpty();
    assertThat(watch.out())
        .startsWith("Watching: ")
        .contains("Target ", "no GPU")
        .endsWith(samples.size() + " samples in " + csv + "." + System.lineSeparator());
    assertThat(watch.out().lines()).allMatch(line -> line.length() <= 500);
  }

  @Test
  void shouldWriteNothingButSamplesWhenTheOutputIsADash() {
    CommandRun watch = CommandRun.of("monitor", "-o", "-", "-i", "100ms", "-d", "250ms");

    assertThat(watch.status()).isZero();
    assertThat(watch.out()).startsWith("epoch_ms,run_ms,cpu_percent,");
    List<String> lines = watch.out().lines().toList();
    assertThat(lines).hasSizeBetween(2, 20);
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches("\\d{13},\\d+,.*"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--interval=50ms | --interval is 50ms, but must be 100ms at least and 60s at most.",
        "--interval=soon | --interval is soon, but must be a time, such as 30 or 5min.",
        "--duration=0 | --duration is 0, but must be a time, such as 30 or 5min.",
        "--pid=1 --port=80 | --pid and --port are both given: leave out one of the two.",
        "--exporter=http://a:9100/metrics | --exporter and --series belong together",
        "--exporter=node --series=up | --exporter node is not an http or https URL",
        "--exporter=http://a^b --series=up | --exporter http://a^b is not a URL"
      })
  void shouldRefuseWhatMakesNoSense(String arguments, String because) {
    CommandRun refused = CommandRun.of(("monitor " + arguments).split(" "));

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(because).doesNotContain("\tat ");
  }

  @Test
  void shouldRenewTheTableInPlaceAtATerminalOnly() {
    String terminal = shown(true);
    String pipe = shown(false);

    assertThat(terminal)
        .isEqualTo(
            """
            CPU           50 %
            Memory        75 %, 3 MB of 4 MB
            \u001b[2A\u001b[JCPU           25 %
            Memory        75 %, 3 MB of 4 MB
            """);
    assertThat(pipe)
        .isEqualTo(
            """
            2023-11-14T22:13:21Z  CPU 50 %  Memory 75 % 3 MB of 4 MB
            2023-11-14T22:13:22Z  CPU 25 %  Memory 75 % 3 MB of 4 MB
            """);
  }

  private static String shown(boolean inPlace) {
    StringWriter out = new StringWriter();
    LiveTable table = new LiveTable(new PrintWriter(out), inPlace, true);
    table.show(sample(1, 0.5));
    table.show(sample(1, 0.5));
    table.show(sample(2, 0.25));
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private static ResourceSample sample(int second, double cpu) {
    return new ResourceSample(
        1_700_000_000_000L + second * 1000L,
        second * 1000L,
        OptionalDouble.of(cpu),
        Optional.of(new MemorySample(4_000_000, 1_000_000)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
