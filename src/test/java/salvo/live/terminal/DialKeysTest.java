package salvo.live.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.live.LiveDial;
import salvo.live.LiveDrive;

class DialKeysTest {

  private final List<String> turns = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private Optional<LiveDial> dial = Optional.of(dial("tasks/s", 20, false));
  private long nanos;
  private int stops;
  private final DialKeys keys = new DialKeys(new Drive(), this::stop, said::add, () -> nanos);

  @Test
  void shouldGoUpAndDownByATenthOfTheFirstLevel() {
    press("+");
    dial = Optional.of(dial("tasks/s", 22, false));
    press("+-=");

    assertThat(turns).containsExactly("set 22.0", "set 24.0", "set 20.0", "set 24.0");
  }

  @Test
  void shouldMoveByWholeUsersWithinWhatCanBe() {
    dial = Optional.of(dial("users", 4, false));
    press("+");
    dial = Optional.of(dial("users", 0, false));
    press("-");
    dial = Optional.of(dial("users", 200, false));
    press("+");

    assertThat(turns).containsExactly("set 6.0", "set 0.0", "set 200.0");
  }

  @Test
  void shouldPauseAndResume() {
    press("p");
    dial = Optional.of(dial("tasks/s", 0, true));
    press("P");

    assertThat(turns).containsExactly("pause", "resume");
  }

  @Test
  void shouldStopWhenAskedTwiceWithinThreeSeconds() {
    press("s");
    nanos += Duration.ofSeconds(4).toNanos();
    press("s");
    assertThat(stops).isZero();
    nanos += Duration.ofSeconds(1).toNanos();
    press("s");

    assertThat(stops).isEqualTo(1);
    assertThat(said).containsOnly("Press s again within 3 s to stop the run.");
  }

  @Test
  void shouldSayWhyWhenThereIsNoLoadAndIgnoreOtherKeys() {
    dial = Optional.empty();
    press("+x\n\u001b[A");

    assertThat(turns).isEmpty();
    assertThat(said).containsExactly("There is no load to change: it has not begun, or is over.");
  }

  private void press(String all) {
    all.chars().forEach(keys);
  }

  private boolean stop() {
    stops++;
    return true;
  }

  private static LiveDial dial(String unit, double level, boolean paused) {
    return new LiveDial(
        unit, level, 200, paused, OptionalDouble.empty(), Optional.empty(), List.of());
  }

  private final class Drive implements LiveDrive {

    @Override
    public Optional<LiveDial> now() {
      return dial;
    }

    @Override
    public String set(double level, Duration ramp) {
      turns.add("set " + level);
      return "";
    }

    @Override
    public String pause() {
      turns.add("pause");
      return "";
    }

    @Override
    public String resume() {
      turns.add("resume");
      return "";
    }
  }
}
