package salvo.monitor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.monitor.FakeTicker;

class WindowTest {

  private final FakeTicker ticker = new FakeTicker();
  private final Window<Long> window = new Window<>(ticker::nanos);

  @Test
  void shouldHaveNoRateWhenNothingWasReadBefore() {
    assertThat(perSecond(5)).isEmpty();
  }

  @Test
  void shouldDivideByTheTimeThatReallyPassedWhenAReadingIsLate() {
    perSecond(100);
    ticker.advance(Duration.ofSeconds(4));

    assertThat(perSecond(110)).hasValue(2.5);
  }

  @Test
  void shouldStartOverWhenAReadingEndedTheWindow() {
    perSecond(0);
    ticker.advance(Duration.ofSeconds(1));
    perSecond(100);
    ticker.advance(Duration.ofSeconds(2));

    assertThat(perSecond(106)).hasValue(3);
  }

  @Test
  void shouldJoinAReadingToTheNextWindowWhenItComesTooSoon() {
    perSecond(0);
    ticker.advance(Duration.ofMillis(49));
    assertThat(perSecond(1000)).isEmpty();
    ticker.advance(Duration.ofMillis(451));

    assertThat(perSecond(1500)).hasValue(3000);
  }

  @Test
  void shouldHaveARateWhenTheWindowIsAsShortAsAllowed() {
    perSecond(0);
    ticker.advance(Duration.ofMillis(50));

    assertThat(perSecond(1)).hasValue(20);
  }

  private OptionalDouble perSecond(long count) {
    return window.end(count, (start, end, nanos) -> (end - start) * 1e9 / nanos);
  }
}
