package salvo.report.junit;

import java.util.List;
import salvo.slo.Verdict;

/**
 * A run that is one test case among others.
 *
 * @param reasons of its verdict, in full sentences
 * @param seconds how long it took
 */
public record JunitRun(
    String simulation, Verdict.Status status, List<String> reasons, double seconds) {

  public JunitRun {
    reasons = List.copyOf(reasons);
  }
}
