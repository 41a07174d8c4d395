package salvo.live.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import salvo.live.LiveDial;
import salvo.live.LiveDrive;

/** A dial that keeps in mind how it was turned, and goes up to 100. */
final class TurnedDial implements LiveDrive {

  Optional<LiveDial> now = Optional.empty();
  final List<String> turns = new CopyOnWriteArrayList<>();

  @Override
  public Optional<LiveDial> now() {
    return now;
  }

  @Override
  public String set(double level, Duration ramp) {
    if (level > 100) {
      throw new IllegalArgumentException("too high");
    }
    return turned("set " + level + " " + ramp);
  }

  @Override
  public String pause() {
    return turned("paused");
  }

  @Override
  public String resume() {
    return turned("resumed");
  }

  private String turned(String how) {
    turns.add(how);
    return how;
  }
}
