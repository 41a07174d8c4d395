package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialTest {

  private long nanos = 77;
  private final Dial dial =
      new Dial(
          Course.of(List.of(new Stage.ArrivalRate(10, 10, Duration.ofSeconds(60)))),
          100,
          () -> nanos);

  @Test
  void shouldHaveTheLevelOfTheProfileWhenNobodyTurnsIt() {
    dial.start();

    assertThat(dial.level()).isEqualTo(10);
    assertThat(dial.changes()).isEmpty();
    assertThat(dial.isPaused()).isFalse();
  }

  @Test
  void shouldMoveFromWhereItIsSettledWhenALevelIsSet() {
    dial.start();
    passed(4_900);
    assertThat(dial.settle(Duration.ofSeconds(5).toNanos()))
        .isEqualTo(Duration.ofSeconds(5).toNanos());

    Dial.Change change = dial.set(20, Duration.ofSeconds(10));

    assertThat(change)
        .isEqualTo(
            new Dial.Change(Dial.Kind.SET, Duration.ofSeconds(5), 10, 20, Duration.ofSeconds(10)));
    assertThat(dial.level()).isEqualTo(10);
    passed(10_000);
    assertThat(dial.level()).isEqualTo(15);
    passed(50_000);
    assertThat(dial.level()).isEqualTo(20);
    assertThat(dial.changes()).containsExactly(change);
  }

  @Test
  void shouldGoOnAsBeforeWhenResumed() {
    dial.start();
    passed(1_000);
    dial.set(30, Duration.ZERO);
    passed(2_000);
    dial.pause();
    assertThat(dial.isPaused()).isTrue();
    assertThat(dial.level()).isZero();

    passed(3_000);
    Dial.Change change = dial.resume();

    assertThat(change.to()).isEqualTo(30);
    assertThat(dial.level()).isEqualTo(30);
    assertThat(dial.isPaused()).isFalse();
  }

  @Test
  void shouldNotSettleBeyondTheEndOfTheLoad() {
    dial.start();

    assertThat(dial.settle(Duration.ofHours(1).toNanos()))
        .isEqualTo(Duration.ofSeconds(60).toNanos());
  }

  @Test
  void shouldGiveOutNothingBeyondWhenItIsHeld() {
    dial.start();
    long held = Duration.ofSeconds(5).toNanos();
    assertThat(dial.hold(held)).isTrue();
    assertThat(dial.settle(2 * held)).isEqualTo(held);
    assertThat(dial.hold(held - 1)).isFalse();

    Dial.Change change = dial.change(Dial.Kind.PAUSE, held, 0, Duration.ZERO);

    assertThat(change.at()).isEqualTo(Duration.ofSeconds(5));
    assertThat(dial.settle(2 * held)).isEqualTo(2 * held);
    assertThat(dial.levelAsked(Dial.Kind.RESUME, 0)).isEqualTo(10);
    dial.hold(3 * held);
    dial.letGo();
    assertThat(dial.settle(4 * held)).isEqualTo(4 * held);
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dial.set(1, Duration.ZERO))
        .withMessageContaining("not begun");
    dial.start();
    for (double level : new double[] {-1, 100.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> dial.set(level, Duration.ZERO))
          .withMessageContaining("salvo.workload.ceiling");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dial.set(1, Duration.ofSeconds(-1)))
        .withMessageContaining("not negative");
    assertThatIllegalArgumentException()
        .isThrownBy(dial::resume)
        .withMessageContaining("not paused");
    dial.pause();
    assertThatIllegalArgumentException()
        .isThrownBy(dial::pause)
        .withMessageContaining("paused already");
    passed(60_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dial.set(1, Duration.ZERO))
        .withMessageContaining("is over");
    assertThat(dial.changes()).hasSize(1);
  }

  private void passed(long millis) {
    nanos = 77 + millis * 1_000_000;
  }
}
