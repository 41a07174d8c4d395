package salvo.monitor.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;

class ResourceCsvTest {

  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(locale);
  }

  @Test
  void shouldHaveOneCellPerColumnWhenEverythingIsKnown() {
    ResourceSample sample =
        new ResourceSample(
            1_700_000_000_123L,
            61_000,
            OptionalDouble.of(0.98765),
            Optional.of(new MemorySample(16_000, 4_000)),
            Optional.of(new ProcessSample(OptionalDouble.of(1.23456), 5_000)),
            Optional.of(new JvmSample(700, 12, 34)),
            Optional.of(new ProcessSample(OptionalDouble.of(0), 6_000)));

    assertThat(ResourceCsv.line(sample))
        .isEqualTo(
            "1700000000123,61000,98.77,16000,12000,4000,75.00,1.235,5000,700,12,34,0.000,6000\n");
  }

  @Test
  void shouldLeaveCellsEmptyWhenNothingIsKnown() {
    ResourceSample sample =
        new ResourceSample(
            1,
            2,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    String line = ResourceCsv.line(sample);

    assertThat(line).isEqualTo("1,2,,,,,,,,,,,,\n");
    assertThat(line.split(",", -1)).hasSameSizeAs(ResourceCsv.header(List.of()).split(",", -1));
  }

  @Test
  void shouldLeaveOnlyTheCoresEmptyWhenThereIsNoRateYet() {
    ResourceSample sample =
        new ResourceSample(
            1,
            2,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.of(new ProcessSample(OptionalDouble.empty(), 5_000)),
            Optional.empty(),
            Optional.empty());

    assertThat(ResourceCsv.line(sample)).isEqualTo("1,2,,,,,,,5000,,,,,\n");
  }

  @Test
  void shouldWriteAPointWhenTheLocaleWritesAComma() {
    Locale.setDefault(Locale.GERMANY);
    ResourceSample sample =
        new ResourceSample(
            1,
            2,
            OptionalDouble.of(0.125),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(ResourceCsv.line(sample)).startsWith("1,2,12.50,");
  }
}
