package salvo.injectors.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import salvo.injectors.meeting.Meeting;

/**
 * Which of how many injectors of which run this process is, and how it meets the others.
 *
 * @param index 0 to count - 1; injector 0 listens, the others call it
 * @param run the same for all processes of the run, and for no other
 * @param bind the address at which injector 0 listens
 * @param secret known to the processes of the run only; it seals all that they tell one another
 * @param timeout how long to wait for an injector that does not come, or is not ready
 */
public record InjectorSettings(
    int index,
    int count,
    String run,
    Meeting meeting,
    String bind,
    Optional<String> secret,
    Duration timeout,
    LostPolicy lost) {

  public static final String LOOPBACK = "127.0.0.1";
  public static final Duration TIMEOUT = Duration.ofSeconds(120);

  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  /** A shorter one can be guessed by who hears the first messages. */
  private static final int SHORTEST_SECRET = 16;

  public InjectorSettings {
    check(count >= 1, "salvo.injector.count = %d: a run has at least one injector", count);
    check(
        index >= 0 && index < count,
        "salvo.injector.index = %d: with salvo.injector.count = %d it must be 0 to %d",
        index,
        count,
        count - 1);
    check(
        RUN.matcher(run).matches(),
        "salvo.injector.run = \"%s\": it must be letters, digits, dots, hyphens and underscores,"
            + " 200 at most",
        run);
    check(
        secret.isEmpty() || secret.get().length() >= SHORTEST_SECRET,
        "salvo.injector.secret has fewer than %d characters: make it longer, so that it cannot be"
            + " guessed",
        SHORTEST_SECRET);
    check(
        timeout.compareTo(Duration.ZERO) > 0,
        "salvo.injector.timeout = %s: it must be longer than 0",
        timeout);
  }

  /** A run of one process, which listens nowhere. */
  public static InjectorSettings alone(String run) {
    return new InjectorSettings(
        0,
        1,
        run,
        new Meeting.Folder(Path.of(".")),
        LOOPBACK,
        Optional.empty(),
        TIMEOUT,
        LostPolicy.STOP);
  }

  /** Gives no secret away. */
  @Override
  public String toString() {
    return "injector " + index + " of " + count + " of run " + run;
  }

  private static void check(boolean holds, String sentence, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, sentence, values));
    }
  }
}
