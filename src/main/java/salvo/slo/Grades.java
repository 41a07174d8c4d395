package salvo.slo;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import salvo.text.Quantity;

/**
 * Grades a run by its objectives, so that grade and verdict never disagree: only a run that passed
 * has an A or a B, and one that failed is at best a C.
 */
public final class Grades {

  /** What a B lacks: so much of each bound is still free for an A. */
  private static final double RESERVE = 0.05;

  private static final double MISSED_OF_C = 0.10;
  private static final double MISSED_OF_D = 0.25;

  private static final String FORMULA =
      "A run that passed has an A where each objective has "
          + Quantity.share(RESERVE)
          + " of its bound to spare, else a B; one that failed has a C where at most "
          + Quantity.share(MISSED_OF_C)
          + " of its objectives were missed, a D where at most "
          + Quantity.share(MISSED_OF_D)
          + " were, else an F.";

  private Grades() {}

  /** The grade; empty for a run that could not be judged, and for one without objectives. */
  public static Optional<Grade> of(Verdict.Status status, List<SloResult> results) {
    if (results.isEmpty()) {
      return Optional.empty();
    }
    return switch (status) {
      case PASS -> Optional.of(passed(results));
      case FAIL -> Optional.of(failed(results));
      case INVALID, INCONCLUSIVE -> Optional.empty();
    };
  }

  private static Grade passed(List<SloResult> results) {
    List<String> tight =
        results.stream()
            .filter(it -> it.margin().orElse(1) < RESERVE)
            .sorted(Comparator.comparingDouble(it -> it.margin().orElse(1)))
            .map(Grades::tight)
            .toList();
    return new Grade(tight.isEmpty() ? 'A' : 'B', FORMULA, tight);
  }

  private static String tight(SloResult result) {
    return result.slo().subject()
        + ": "
        + result.slo().metric().label()
        + " was "
        + result.actualText()
        + ", less than "
        + Quantity.share(RESERVE)
        + " from its bound of "
        + result.slo().targetText()
        + ".";
  }

  private static Grade failed(List<SloResult> results) {
    long missed = results.stream().filter(it -> it.status() != SloResult.Status.PASS).count();
    double share = (double) missed / results.size();
    char letter = share <= MISSED_OF_C ? 'C' : share <= MISSED_OF_D ? 'D' : 'F';
    return new Grade(letter, FORMULA, List.of(missed(missed, results.size())));
  }

  private static String missed(long missed, int all) {
    return missed == 0
        ? "The run failed, though it missed no objective."
        : Quantity.count(missed)
            + " of "
            + Quantity.count(all)
            + (missed == 1 ? " objectives was missed." : " objectives were missed.");
  }
}
