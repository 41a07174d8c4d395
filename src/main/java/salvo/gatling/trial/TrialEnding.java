package salvo.gatling.trial;

import java.util.Set;

/** The end of a trial, as a shutdown hook: Gatling exits the process with a status of its own. */
public final class TrialEnding {

  private TrialEnding() {}

  /**
   * Lets the process end with what came of the trial.
   *
   * @param endpoints all that the tasks send
   * @param discard stops what was started for it
   */
  public static void install(Trial trial, Set<String> endpoints, Runnable discard) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  int status = trial.end(endpoints);
                  try {
                    discard.run();
                    trial.forget();
                  } finally {
                    Runtime.getRuntime().halt(status);
                  }
                },
                "salvo-try-ending"));
  }
}
