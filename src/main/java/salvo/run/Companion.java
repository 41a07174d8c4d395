package salvo.run;

import java.nio.file.Path;
import java.util.Optional;

/** A server that is loaded beside the system's own: the run may start it, and lets go of it. */
public interface Companion {

  /**
   * Makes sure that it can be loaded; called before anything else is started.
   *
   * @param results where its files may stand until the run has a folder of its own
   * @throws StartException when it cannot, with what to do about it
   */
  void start(Path results);

  /** What and where it is, without secrets. */
  String name();

  /** Whether the run starts it for itself, and nobody else can reach it. */
  default boolean isStartedByRun() {
    return false;
  }

  /** What has become of it, in a sentence, where it has ended before it was stopped. */
  default Optional<String> loss() {
    return Optional.empty();
  }

  /** Moves its log, if it writes one, to the run's folder. */
  void moveLogTo(Path folder);

  /**
   * Removes what was made there and stops what was started, also after a load that was cut short.
   */
  void stop();
}
