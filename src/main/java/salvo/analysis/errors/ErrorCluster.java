package salvo.analysis.errors;

import java.util.List;

/**
 * Failures of one cause.
 *
 * @param share of all failures, 0 to 1
 * @param firstMillis when the first of them ended, epoch ms
 * @param lastMillis when the last of them ended, epoch ms
 * @param endpoints those that it befell, in alphabetical order; empty where the source names none
 * @param example its most frequent message, without secrets, at most 200 characters
 * @param hint the next step, one sentence
 */
public record ErrorCluster(
    String cause,
    long count,
    double share,
    long firstMillis,
    long lastMillis,
    List<String> endpoints,
    String example,
    String hint) {

  public ErrorCluster {
    endpoints = List.copyOf(endpoints);
  }
}
