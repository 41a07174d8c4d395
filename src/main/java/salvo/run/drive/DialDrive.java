package salvo.run.drive;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import salvo.analysis.LoadChange;
import salvo.live.LiveDial;
import salvo.live.LiveDrive;
import salvo.text.DurationText;
import salvo.text.Quantity;
import salvo.workload.Dial;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;
import salvo.workload.Turning;

/** The dial in the words of those who turn it. */
public final class DialDrive implements LiveDrive {

  private final Dial dial;
  private final Turning turning;
  private final String unit;
  private final OptionalDouble requestsPerLevel;
  private final Optional<String> lock;
  private final Consumer<String> told;

  /**
   * @param lock why nobody can turn the dial, in a sentence; empty where people can
   */
  DialDrive(
      Dial dial, OfferedLoad offered, OptionalDouble requestsPerSecond, Optional<String> lock) {
    this(
        dial,
        dial,
        unit(offered),
        requestsPerLevel(offered, requestsPerSecond),
        lock,
        sentence -> {});
  }

  private DialDrive(
      Dial dial,
      Turning turning,
      String unit,
      OptionalDouble requestsPerLevel,
      Optional<String> lock,
      Consumer<String> told) {
    this.dial = dial;
    this.turning = turning;
    this.unit = unit;
    this.requestsPerLevel = requestsPerLevel;
    this.lock = lock;
    this.told = told;
  }

  private static String unit(OfferedLoad offered) {
    return offered.profile().model() == Model.OPEN ? "tasks/s" : "users";
  }

  private static OptionalDouble requestsPerLevel(
      OfferedLoad offered, OptionalDouble requestsPerSecond) {
    OptionalDouble tasks = offered.averageRate();
    return tasks.isPresent() && tasks.getAsDouble() > 0 && requestsPerSecond.isPresent()
        ? OptionalDouble.of(requestsPerSecond.getAsDouble() / tasks.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The same, where somebody else is told of each change. */
  public DialDrive telling(Consumer<String> listener) {
    return new DialDrive(dial, turning, unit, requestsPerLevel, lock, listener);
  }

  /** The same, where a change is made elsewhere too. */
  public DialDrive turnedBy(Turning all) {
    return new DialDrive(dial, all, unit, requestsPerLevel, lock, told);
  }

  @Override
  public Optional<LiveDial> now() {
    return dial.hasBegun() && dial.course().nanos() > 0
        ? Optional.of(
            new LiveDial(
                unit,
                dial.level(),
                dial.ceiling(),
                dial.isPaused(),
                requestsPerLevel,
                lock,
                changes()))
        : Optional.empty();
  }

  /** What was changed so far. */
  List<LoadChange> changes() {
    return dial.changes().stream()
        .map(it -> new LoadChange(it.at().toNanos() / 1e9, sentence(it)))
        .toList();
  }

  @Override
  public String set(double level, Duration ramp) {
    requireUnlocked();
    if (unit.equals("users") && level != Math.rint(level)) {
      throw new IllegalArgumentException("level: users are whole, such as level=40.");
    }
    return told(turning.turn(Dial.Kind.SET, level, ramp));
  }

  @Override
  public String pause() {
    requireUnlocked();
    return told(turning.turn(Dial.Kind.PAUSE, 0, Duration.ZERO));
  }

  @Override
  public String resume() {
    requireUnlocked();
    return told(turning.turn(Dial.Kind.RESUME, 0, Duration.ZERO));
  }

  private void requireUnlocked() {
    if (lock.isPresent()) {
      throw new IllegalArgumentException(lock.get());
    }
  }

  private String told(Dial.Change change) {
    String sentence = sentence(change);
    told.accept(sentence);
    return sentence;
  }

  /** What a change was, such as: At 12.3 s set from 10 to 40 tasks/s, within 10 s. */
  public String sentence(Dial.Change change) {
    String at = String.format(Locale.ROOT, "At %.1f s ", change.at().toNanos() / 1e9);
    String to = Quantity.number(change.to()) + " " + unit;
    return at
        + switch (change.kind()) {
          case PAUSE -> "paused";
          case RESUME -> "resumed with " + to;
          case SET -> "set from " + Quantity.number(change.from()) + " to " + to;
        }
        + (change.ramp().isZero() ? "" : ", within " + DurationText.of(change.ramp()))
        + ".";
  }
}
