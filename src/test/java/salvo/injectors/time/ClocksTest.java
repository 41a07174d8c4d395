package salvo.injectors.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import salvo.injectors.message.ClockReading;
import salvo.injectors.message.Message;

/** Clocks that are compared, over a way whose delays the test knows. */
class ClocksTest {

  private static final long SECOND = 1_000_000_000L;

  /** True time, which only injector 0's clocks tell. */
  private long nanos = 1_000 * SECOND;

  private double gainPpm;
  private long thereNanos;
  private long backNanos;
  private int asked;

  private final Clocks here = new Clocks(new Ahead(), () -> nanos + 42 * SECOND);
  private final ClockComparison comparison = new ClockComparison(here, this::ask);

  @Test
  void shouldTellTheOffsetWithinHalfTheRoundTripWhenOneWayIsLonger() throws Exception {
    thereNanos = 3_000_000;
    backNanos = 1_000_000;
    ClockReading reading = comparison.read();

    assertThat(reading.uncertaintyMillis()).isCloseTo(2, within(0.001));
    assertThat(reading.offsetMillis()).isCloseTo(3_000, within(2.0));
    assertThat(reading.firstOffsetMillis()).isEqualTo(reading.offsetMillis());
    assertThat(reading.firstAtMillis()).isEqualTo(reading.atMillis());
    assertThat(comparison.hereNanos(7 * SECOND)).isCloseTo(49 * SECOND, within(1_000_000L));
  }

  @Test
  void shouldTakeTheSoonestAnswerWhenMostAreLate() throws Exception {
    thereNanos = 400_000_000;
    backNanos = 1_000;

    ClockReading reading = comparison.read();

    // The eighth goes the short way.
    assertThat(reading.offsetMillis()).isCloseTo(3_000, within(0.01));
    assertThat(reading.uncertaintyMillis()).isCloseTo(0.001, within(0.0005));
  }

  @Test
  void shouldTellBothOffsetsWhenTheClockIsReadAgain() throws Exception {
    gainPpm = 50;
    thereNanos = 400_000;
    ClockReading before = comparison.read();
    nanos += 600 * SECOND;
    thereNanos = 0;
    ClockReading after = comparison.read();

    assertThat(after.firstOffsetMillis()).isEqualTo(before.offsetMillis());
    assertThat(after.atMillis() - after.firstAtMillis()).isCloseTo(600_030, within(10.0));
    assertThat(after.offsetMillis() - after.firstOffsetMillis()).isCloseTo(30, within(0.3));
    assertThat(after.uncertaintyMillis()).as("of the worse").isCloseTo(0.2, within(0.001));
  }

  @Test
  void shouldRefuseWhenTheWayEndsMeanwhile() {
    ClockComparison broken =
        new ClockComparison(
            here, it -> CompletableFuture.failedFuture(new IllegalStateException()));

    assertThatExceptionOfType(ExecutionException.class).isThrownBy(broken::read);
    assertThat(broken.isRead()).isFalse();
  }

  @Test
  void shouldNoticeThatTheProcessStoodStillWhenABeatComesLate() {
    Pulse pulse = new Pulse(0);

    assertThat(pulse.stoodStillNanos(SECOND)).isZero();
    assertThat(pulse.stoodStillNanos(3 * SECOND)).isZero();
    assertThat(pulse.stoodStillNanos(14 * SECOND)).isEqualTo(10 * SECOND);
  }

  private CompletableFuture<Message.Echo> ask(int number) {
    boolean isQuick = asked++ % 8 == 7 && thereNanos > 100_000_000;
    nanos += isQuick ? 1_000 : thereNanos;
    Message.Echo echo = new Message.Echo(number, nanos / 1e6, nanos);
    nanos += backNanos;
    return CompletableFuture.completedFuture(echo);
  }

  /** Three seconds ahead, and gaining. */
  private final class Ahead extends Clock {

    @Override
    public Instant instant() {
      long gained = Math.round((nanos - 1_000 * SECOND) * gainPpm / 1e6);
      return Instant.ofEpochSecond(3, nanos + gained);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
