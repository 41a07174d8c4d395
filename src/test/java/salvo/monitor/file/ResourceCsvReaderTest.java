package salvo.monitor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.monitor.sample.Subject;
import salvo.text.Unit;

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
  void shouldReadTheSameWhenAnotherProgramHasSavedIt() throws IOException {
    String text = ResourceCsv.header(List.of()) + ResourceCsv.line(FULL) + ResourceCsv.line(EMPTY);
    Path wide = folder.resolve("wide.csv");
    Files.write(wide, text.getBytes(StandardCharsets.UTF_16));

    assertThat(ResourceCsvReader.read(wide)).containsExactly(FULL, EMPTY);
    assertThat(ResourceCsvReader.read(written("\uFEFF" + text.replace("\n", "\r"))))
        .containsExactly(FULL, EMPTY);
    assertThat(ResourceCsvReader.read(written("sep=;\r\n" + text.replace(',', ';'))))
        .containsExactly(FULL, EMPTY);
  }

  @Test
  void shouldSayThatTimesAreRoundedWhenASpreadsheetHasRoundedThem() throws IOException {
    Path file = written("epoch_ms,run_ms\n1.76399E+12,0\n");

    assertThatThrownBy(() -> ResourceCsvReader.read(file))
        .hasMessageContaining(
            "line 2: epoch_ms is \"1.76399E+12\", which a spreadsheet has rounded")
        .hasMessageEndingWith("Restore the file as it was written.");
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
        .hasMessageEndingWith(
            "resources.csv is damaged in line 3: cpu_percent is \"many\", not a number. Remove the"
                + " line.");
    assertThatThrownBy(() -> ResourceCsvReader.read(written("epoch_ms,run_ms\n1\n")))
        .hasMessageContaining("line 2: it has 1 cells, and the first line names 2");
    assertThatThrownBy(() -> ResourceCsvReader.read(written("epoch_ms,run_ms\n\n1.7 e,2\n")))
        .hasMessageContaining("line 3: epoch_ms is \"1.7 e\", not a whole number");
    assertThatThrownBy(
            () -> ResourceCsvReader.read(written("epoch_ms,run_ms\n1,2\n3,4\n5,\"6\n7,8\n")))
        .hasMessageContaining("line 4: its quotes are not closed");
    assertThatThrownBy(() -> ResourceCsvReader.read(written("run_ms\n1\n")))
        .hasMessageContaining("there is no epoch_ms");
  }

  @Test
  void shouldGiveBackTheMetricsWhenTheirNamesHoldCommasAndQuotes() throws IOException {
    List<ResourceMetric> columns =
        List.of(
            ResourceMetric.ofColumn("cpu0_percent"),
            ResourceMetric.ofColumn("dcgm: UTIL{gpu=\"0\",host=\"a,b\"}_value"),
            ResourceMetric.ofColumn("injector_gc_count_sum"));
    ResourceSample first = withMetrics(FULL, new Metrics(columns, 0.25, 1e-7, 3));
    ResourceSample second = withMetrics(EMPTY, new Metrics(columns, Double.NaN, 55, Double.NaN));

    Path file =
        written(ResourceCsv.header(columns) + ResourceCsv.line(first) + ResourceCsv.line(second));

    assertThat(file).content().contains(",\"dcgm: UTIL{gpu=\"\"0\"\",host=\"\"a,b\"\"}_value\",");
    assertThat(ResourceCsvReader.read(file)).containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFepoch_ms,run_ms,cpu_percent,disk_sda_busy_percent\n1,2,14.45,1.5\n",
        "epoch_ms;run_ms;cpu_percent;disk_sda_busy_percent\r\n1;2;14,45;1,5\r\n",
        "epoch_ms\trun_ms\tcpu_percent\tdisk_sda_busy_percent\n1\t2\t14.45\t1.5\n",
        "\"run_ms\",\"epoch_ms\",\"cpu_percent\",\"disk_sda_busy_percent\"\n"
            + "\"2\",\"1\",\"14.45\",\"1.5\"\n"
      })
  void shouldReadWhatASpreadsheetHasSaved(String text) throws IOException {
    ResourceMetric busy = ResourceMetric.of(Subject.disk("sda"), "busy", Unit.SHARE);

    assertThat(ResourceCsvReader.read(written(text)))
        .containsExactly(withMetrics(of(1, 2, 0.1445), new Metrics(List.of(busy), 0.015)));
  }

  @Test
  void shouldNotKnowAValueWhenItsCellSaysSo() throws IOException {
    Path file =
        written("epoch_ms,run_ms,cpu_percent,memory_total_bytes,up_value\n1,2,NaN,,Infinity\n");

    ResourceSample sample = ResourceCsvReader.read(file).get(0);

    assertThat(sample.cpu()).isEmpty();
    assertThat(sample.memory()).isEmpty();
    assertThat(sample.metrics().value(0)).isEmpty();
  }

  @Test
  void shouldReadAnUnknownColumnAsANumberWhenItIsOne() throws IOException {
    Path file = written("epoch_ms,run_ms,colour,depth\n1,2,blue,7\n2,3,red,8.5\n");

    List<ResourceSample> samples = ResourceCsvReader.read(file);

    assertThat(samples.get(1).metrics().value(ResourceMetric.ofColumn("depth"))).hasValue(8.5);
    assertThat(samples.get(1).metrics().value(ResourceMetric.ofColumn("colour"))).isEmpty();
  }

  @Test
  void shouldSayWhatIsWrongWhenTheFileIsAnother() throws IOException {
    Path other = written("second,p95\n1,2\n");
    assertThatThrownBy(() -> ResourceCsvReader.read(other))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("is not a file of samples: there is no epoch_ms", "salvo monitor");

    Files.writeString(other, "epoch_ms,run_ms\n1,2\u00e9\n", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> ResourceCsvReader.read(other))
        .hasMessageEndingWith("resources.csv is not written in UTF-8: save it as CSV in UTF-8.");
  }

  @Test
  void shouldNameTheFileWhenItsHeaderIsDamaged() throws IOException {
    assertThatThrownBy(() -> ResourceCsvReader.read(written("epoch_ms,\"run_ms\n1,2\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("resources.csv is damaged in line 1");
  }

  private static ResourceSample of(long epochMillis, long runMillis, double cpu) {
    return new ResourceSample(
        epochMillis,
        runMillis,
        OptionalDouble.of(cpu),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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
