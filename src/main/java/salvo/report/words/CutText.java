package salvo.report.words;

import java.util.List;
import java.util.Optional;
import salvo.event.FigureName;
import salvo.stats.RunStats;
import salvo.stats.request.Summary;
import salvo.text.Quantity;

/** What is to be known of requests and tasks that were cut with the load. */
public final class CutText {

  /** Of a load that was cut and has costs. */
  public static final String COSTS =
      "What requests cost that were under way when the load was cut is not known, and no part of"
          + " the costs.";

  private CutText() {}

  /** A sentence for each name of those with a goodput; none where the load ended by itself. */
  public static List<String> sentences(RunStats stats) {
    return stats.endpoints().stream().flatMap(it -> sentence(it).stream()).toList();
  }

  private static Optional<String> sentence(Summary figure) {
    return FigureName.CUT_AT_THE_END
        .request(figure.name())
        .map(
            name ->
                name
                    + ": "
                    + Quantity.count(figure.requests())
                    + " were cut at the end of the load before they had missed a limit."
                    + " They are neither good nor bad, and no part of \""
                    + FigureName.GOODPUT.of(name)
                    + "\".");
  }
}
