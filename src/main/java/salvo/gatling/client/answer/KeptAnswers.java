package salvo.gatling.client.answer;

import java.util.Set;
import salvo.run.sample.Exchange;

/** The requests of the run whose answers are kept until they are checked. */
public final class KeptAnswers {

  /** As much of an answer is kept. */
  public static final int MOST = 1024 * 1024;

  private static volatile Set<String> names = Set.of();

  private KeptAnswers() {}

  /** Keeps the answers to requests of these names, in place of any others. */
  public static void keep(Set<String> requests) {
    names = Set.copyOf(requests);
  }

  /** Whether the answers to a request are kept. */
  public static boolean isKept(String request) {
    return names.contains(request);
  }

  /** How much of the body of an answer is kept. */
  public static int mostBytes(boolean isStream, String request) {
    return !isStream && isKept(request) ? MOST : Exchange.KEPT_BYTES;
  }
}
