package salvo.live.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import salvo.live.LiveDial;
import salvo.live.LiveDrive;

/** What keys do to the load: + and - a step up or down, p pause and resume, s twice stop. */
public final class DialKeys implements IntConsumer {

  /** What the keys are, in a line. */
  static final String LINE = "+ and - change the load, p pauses and resumes it, s stops the run";

  /** The same where nobody but a search changes the load. */
  static final String LOCKED_LINE = "s stops the run";

  private static final int STEPS = 10;
  private static final long SURE_NANOS = Duration.ofSeconds(3).toNanos();

  private final LiveDrive drive;
  private final BooleanSupplier stop;
  private final Consumer<String> said;
  private final LongSupplier nanoTime;
  private double step;
  private Optional<Long> asked = Optional.empty();

  /**
   * @param stop asks for the end of the load; false when there is nothing to stop
   * @param said gets a sentence for the console
   */
  public DialKeys(
      LiveDrive drive, BooleanSupplier stop, Consumer<String> said, LongSupplier nanoTime) {
    this.drive = drive;
    this.stop = stop;
    this.said = said;
    this.nanoTime = nanoTime;
  }

  @Override
  public void accept(int key) {
    try {
      switch (key) {
        case '+', '=' -> turn(1);
        case '-', '_' -> turn(-1);
        case 'p', 'P' -> pause();
        case 's', 'S' -> stop();
        default -> {}
      }
    } catch (IllegalArgumentException e) {
      said.accept(e.getMessage());
    }
  }

  /** By a tenth of the level that there was at the first key, or a user. */
  private void turn(int direction) {
    LiveDial dial = now();
    if (step == 0) {
      double tenth = Math.max(dial.level() / STEPS, dial.ceiling() / (STEPS * STEPS));
      step = dial.unit().equals("users") ? Math.max(1, Math.rint(tenth)) : tenth;
    }
    double level = Math.max(0, Math.min(dial.ceiling(), dial.level() + direction * step));
    drive.set(dial.unit().equals("users") ? Math.rint(level) : level, Duration.ZERO);
  }

  private void pause() {
    if (now().paused()) {
      drive.resume();
    } else {
      drive.pause();
    }
  }

  private void stop() {
    long now = nanoTime.getAsLong();
    boolean isSure = asked.filter(at -> now - at < SURE_NANOS).isPresent();
    asked = Optional.of(now);
    if (!isSure) {
      said.accept("Press s again within 3 s to stop the run.");
    } else if (!stop.getAsBoolean()) {
      said.accept("There is no load to stop: it has not begun, or is over.");
    }
  }

  private LiveDial now() {
    return drive
        .now()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no load to change: it has not begun, or is over."));
  }
}
