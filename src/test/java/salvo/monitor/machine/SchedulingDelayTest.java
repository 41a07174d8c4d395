package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import salvo.monitor.FakeTicker;

class SchedulingDelayTest {

  private final FakeTicker ticker = new FakeTicker();
  private final SchedulingDelay delay = SchedulingDelay.start(ticker);

  @Test
  void shouldBeZeroWhenTheTimerIsOnTime() {
    ticker.advance(Duration.ofSeconds(1));

    assertThat(delay.read()).contains(0L);
  }

  @Test
  void shouldKeepTheLongestDelayUntilItIsRead() {
    ticker.advance(Duration.ofMillis(20));
    ticker.stall(Duration.ofMillis(50));
    ticker.stall(Duration.ofMillis(720));
    ticker.stall(Duration.ofMillis(35));

    assertThat(delay.read()).contains(700L);
    assertThat(delay.read()).contains(0L);
  }

  @Test
  void shouldCountATimerThatIsStillOverdueWhenRead() {
    ticker.advance(Duration.ofMillis(20));
    Runnable late = ticker.takeDue();
    ticker.advance(Duration.ofMillis(60));

    assertThat(delay.read()).contains(40L);
    late.run();
    assertThat(delay.read()).contains(40L);
  }

  @Test
  void shouldRoundDownToWholeMilliseconds() {
    ticker.stall(Duration.ofNanos(22_999_999));

    assertThat(delay.read()).contains(2L);
  }

  @Test
  void shouldStopWhenClosed() {
    delay.close();

    assertThat(ticker.isScheduled()).isFalse();
    ticker.advance(Duration.ofSeconds(1));
    assertThat(ticker.isScheduled()).isFalse();
  }
}
