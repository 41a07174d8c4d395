package salvo.monitor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.monitor.FakeTicker;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.ReadMetrics.Figure;
import salvo.text.Unit;

class ReadMetricsTest {

  private static final Subject SDA = Subject.disk("sda");

  private final FakeTicker ticker = new FakeTicker();
  private final Deque<double[]> readings = new ArrayDeque<>();
  private final MetricSource source =
      new ReadMetrics(
          List.of(
              Figure.level(Subject.HOST, "open_files", Unit.COUNT),
              Figure.counter(SDA, "read", Unit.BYTES_PER_SECOND),
              Figure.counter(SDA, "busy", Unit.SHARE, 0.001)),
          readings::remove,
          ticker::nanos);

  @Test
  void shouldGiveLevelsAtOnceAndRatesFromTheSecondReading() {
    assertThat(read(7, 1000, 100)).containsExactly(7, Double.NaN, Double.NaN);

    ticker.advance(Duration.ofSeconds(2));

    assertThat(read(8, 5000, 600)).containsExactly(8, 2000, 0.25);
  }

  @Test
  void shouldTakeTheRateOfTheTimeThatReallyPassedWhenASampleIsLate() {
    read(0, 0, 0);

    ticker.stall(Duration.ofSeconds(4));

    assertThat(read(0, 4000, 4000)).containsExactly(0, 1000, 1);
  }

  @Test
  void shouldHaveNoRateForOnceWhenACounterStartsAgain() {
    read(0, 9000, 0);
    ticker.advance(Duration.ofSeconds(1));
    assertThat(read(0, 10, 1000)).containsExactly(0, Double.NaN, 1);

    ticker.advance(Duration.ofSeconds(1));

    assertThat(read(0, 110, 1000)).containsExactly(0, 100, 0);
  }

  @Test
  void shouldGoOnWithTheLongerTimeWhenAReadingComesTooSoon() {
    read(0, 0, 0);
    ticker.advance(Duration.ofMillis(990));
    read(0, 990, 0);
    ticker.advance(Duration.ofMillis(10));
    assertThat(read(1, 1000, 0)).containsExactly(1, Double.NaN, Double.NaN);
    ticker.advance(Duration.ofMillis(990));

    assertThat(read(0, 1990, 0)).containsExactly(0, 1000, 0);
  }

  private double[] read(double... reading) {
    readings.add(reading);
    return source.read();
  }
}
