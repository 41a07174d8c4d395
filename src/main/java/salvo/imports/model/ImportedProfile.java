package salvo.imports.model;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The load that a file tells of, as stages of a profile that is called like the system.
 *
 * @param users of a profile whose stages have a rate, the identities that take turns; empty where
 *     its stages are users
 */
public record ImportedProfile(OptionalInt users, List<Stage> stages) {

  /** A level: users, or what arrives each second. */
  public record Stage(
      OptionalInt users,
      OptionalDouble requestsPerSecond,
      OptionalDouble tasksPerSecond,
      Duration rampUp,
      Duration duration) {}
}
