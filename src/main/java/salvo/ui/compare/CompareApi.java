package salvo.ui.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import salvo.compare.Comparison;
import salvo.compare.ComparisonRules;
import salvo.compare.Comparisons;
import salvo.compare.MeasuredRun;
import salvo.compare.block.UnusableRunException;
import salvo.config.Settings;
import salvo.report.json.ComparisonJson;
import salvo.ui.api.Api;
import salvo.ui.api.Asked;
import salvo.ui.api.Refused;
import salvo.ui.api.Reply;

/**
 * {@code /api/compare}: what changed from a base to others, as {@code ./salvo compare} tells it.
 */
public final class CompareApi implements Api {

  private static final int MOST_RUNS = 10;

  private final MeasuredRuns runs;

  public CompareApi(MeasuredRuns runs) {
    this.runs = runs;
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    List<String> names = asked.query().getOrDefault("run", List.of());
    if (!asked.is("GET", 0)) {
      throw asked.unknown();
    }
    if (asked.parameter("base").isEmpty() || names.isEmpty() || names.size() > MOST_RUNS) {
      throw new Refused(
          400, "Name a base and 1 to " + MOST_RUNS + " runs: ?base=<id>&run=<id>&run=<id>.");
    }
    Settings.Comparison settings = runs.settings().report().comparison();
    MeasuredRun base = runs.of(asked.parameter("base"));
    List<MeasuredRun> others = new ArrayList<>();
    for (String name : names) {
      others.add(runs.of(name));
    }
    boolean accept = asked.flag("acceptDifferences") || settings.acceptDifferences();
    ComparisonRules rules = new ComparisonRules(settings.minEffect(), settings.minErrorChange());
    return Reply.ok(ComparisonJson.of(compared(base, others, rules, accept)));
  }

  /** What a command calls an option is a parameter here. */
  private static List<Comparison> compared(
      MeasuredRun base, List<MeasuredRun> others, ComparisonRules rules, boolean accept) {
    try {
      return new Comparisons(base, rules, accept).with(others);
    } catch (UnusableRunException e) {
      throw new Refused(
          422, e.getMessage().replace("--accept-differences", "acceptDifferences=true"));
    }
  }
}
