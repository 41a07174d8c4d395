package salvo.report.words;

import salvo.compare.Comparison.Change;
import salvo.slo.SloResult;
import salvo.slo.Verdict;

/** What an outcome is like, which decides its colour and its icon wherever it is shown. */
public enum Tone {
  GOOD,
  BAD,
  WARN,
  NEUTRAL;

  public static Tone of(Verdict.Status status) {
    return switch (status) {
      case PASS -> GOOD;
      case FAIL -> BAD;
      case INVALID, INCONCLUSIVE -> WARN;
    };
  }

  public static Tone of(SloResult.Status status) {
    return switch (status) {
      case PASS -> GOOD;
      case FAIL, NO_DATA -> BAD;
    };
  }

  public static Tone of(Change change) {
    return switch (change) {
      case IMPROVED -> GOOD;
      case REGRESSED -> BAD;
      case INCONCLUSIVE -> WARN;
      case UNCHANGED -> NEUTRAL;
    };
  }
}
