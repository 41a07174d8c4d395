package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.monitor.FakeTicker;
import salvo.monitor.machine.ProcessUse.Reading;
import salvo.monitor.sample.ResourceSample.ProcessSample;

class ProcessUseTest {

  private final FakeTicker ticker = new FakeTicker();
  private Optional<Reading> reading = Optional.empty();
  private final ProcessUse use = new ProcessUse(() -> reading, ticker::nanos);

  @Test
  void shouldKnowTheMemoryButNotTheCoresWhenReadForTheFirstTime() {
    reading = Optional.of(new Reading(500, 4096));

    assertThat(use.read()).hasValue(new ProcessSample(OptionalDouble.empty(), 4096));
  }

  @Test
  void shouldCountCoresOverTheTimeThatPassedWhenReadAgain() {
    reading = Optional.of(new Reading(500, 4096));
    use.read();
    ticker.advance(Duration.ofSeconds(2));
    reading = Optional.of(new Reading(3500, 8192));

    assertThat(use.read()).hasValue(new ProcessSample(OptionalDouble.of(1.5), 8192));
  }

  @Test
  void shouldBeEmptyWhenTheProcessHasEnded() {
    reading = Optional.of(new Reading(500, 4096));
    use.read();
    ticker.advance(Duration.ofSeconds(1));
    reading = Optional.empty();

    assertThat(use.read()).isEmpty();
  }
}
