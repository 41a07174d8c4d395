package salvo.monitor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.monitor.sample.Unit;

class ResourceCsvReaderTest {

  private static final ResourceSample FULL =
      new ResourceSample(
          1_700_000_001_000L,
          1_000,
          OptionalDouble.of(0.25),
          Optional.of(new MemorySample(8_000, 6_000)),
          Optional.of(new ProcessSample(OptionalDouble.of(1.5), 400)),
          Optional.of(new JvmSample(90, 7, 12)),
          Optional.of(new ProcessSample(OptionalDouble.of(0.125), 300)));

  private static final ResourceSample EMPTY =
      new ResourceSample(
          1_700_000_002_000L,
          2_000,
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @TempDir Path folder;

  @Test
  void shouldGiveBackTheSamplesWhenItReadsWhatWasWritten() throws IOException {
    Path file =
        written(ResourceCsv.header(List.of()) + ResourceCsv.line(FULL) + ResourceCsv.line(EMPTY));

    assertThat(ResourceCsvReader.read(file)).containsExactly(FULL, EMPTY);
  }

  @Test
  void shouldHaveNoSamplesWhenThereIsNoFileOrNothingInIt() throws IOException {
    assertThat(ResourceCsvReader.read(folder.resolve("missing.csv"))).isEmpty();
    assertThat(ResourceCsvReader.read(written(""))).isEmpty();
    assertThat(ResourceCsvReader.read(written(ResourceCsv.header(List.of())))).isEmpty();
  }

  @Test
  void shouldLeaveOutTheLastLineWhenItIsCutOff() throws IOException {
    String cut = ResourceCsv.line(EMPTY).substring(0, 15);

    assertThat(
            ResourceCsvReader.read(
                written(ResourceCsv.header(List.of()) + ResourceCsv.line(FULL) + cut)))
        .containsExactly(FULL);
  }

  @Test
  void shouldTakeColumnsByNameWhenTheyAreFewerAndOthers() throws IOException {
    Path file = written("run_ms,epoch_ms,colour,cpu_percent\n5,1700,blue,50\n");

    List<ResourceSample> samples = ResourceCsvReader.read(file);

    assertThat(samples).hasSize(1);
    assertThat(samples.get(0).epochMillis()).isEqualTo(1_700);
    assertThat(samples.get(0).cpu()).hasValue(0.5);
    assertThat(samples.get(0).memory()).isEmpty();
  }

  @Test
  void shouldNameTheLineWhenItIsDamaged() throws IOException {
    Path file = written("epoch_ms,run_ms,cpu_percent\n1,2,3\n1,2,many\n");

    assertThatThrownBy(() -> ResourceCsvReader.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("resources.csv is damaged in line 3")
        .hasMessageContaining("many");
    assertThatThrownBy(() -> ResourceCsvReader.read(written("epoch_ms,run_ms\n1\n")))
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> ResourceCsvReader.read(written("run_ms\n1\n")))
        .hasMessageContaining("there is no epoch_ms");
  }

  @Test
  void shouldGiveBackTheMetricsWhenTheirNamesHoldCommasAndQuotes() throws IOException {
    List<ResourceMetric> columns =
        List.of(
            ResourceMetric.of("cpu0", Unit.SHARE),
            ResourceMetric.of("dcgm: UTIL{gpu=\"0\",host=\"a,b\"}", Unit.VALUE),
            new ResourceMetric("injector_gc", Unit.COUNT, ResourceMetric.Joining.SUM));
    ResourceSample first = withMetrics(FULL, new Metrics(columns, 0.25, 1e-7, 3));
    ResourceSample second = withMetrics(EMPTY, new Metrics(columns, Double.NaN, 55, Double.NaN));

    Path file =
        written(ResourceCsv.header(columns) + ResourceCsv.line(first) + ResourceCsv.line(second));

    assertThat(file).content().contains(",\"dcgm: UTIL{gpu=\"\"0\"\",host=\"\"a,b\"\"}_value\",");
    assertThat(ResourceCsvReader.read(file)).containsExactly(first, second);
  }

  @Test
  void shouldNameTheFileWhenItsHeaderIsDamaged() throws IOException {
    assertThatThrownBy(() -> ResourceCsvReader.read(written("epoch_ms,\"run_ms\n1,2\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("resources.csv is damaged in line 1");
  }

  private static ResourceSample withMetrics(ResourceSample sample, Metrics metrics) {
    return new ResourceSample(
        sample.epochMillis(),
        sample.runMillis(),
        sample.cpu(),
        sample.memory(),
        sample.injector(),
        sample.jvm(),
        sample.target(),
        metrics);
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("resources.csv"), text);
  }
}
