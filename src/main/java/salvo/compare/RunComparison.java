package salvo.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import salvo.compare.Comparison.Metric;
import salvo.compare.Comparison.Scope;
import salvo.compare.ScopeFigures.Side;
import salvo.compare.block.BlockAlignment;
import salvo.compare.block.EndpointBlocks;
import salvo.compare.block.RunBlocks;
import salvo.compare.bootstrap.BlockBootstrap;
import salvo.event.FigureName;

/**
 * Measures how the figures of a candidate differ from those of the base, and judges them once it is
 * known over how many figures the confidence has to be shared.
 */
final class RunComparison {

  private final BlockAlignment runs;
  private final ComparisonRules rules;
  private final boolean moreIsBetter;
  private final Map<String, List<Measured>> scopes = new LinkedHashMap<>();

  /**
   * Compares two runs, neither of them empty. What is no request in one is none in the other: a
   * baseline of an earlier Salvo does not tell.
   *
   * @param moreIsBetter whether a higher rate is an improvement: in the closed model
   */
  static RunComparison of(
      RunBlocks base, RunBlocks candidate, ComparisonRules rules, boolean moreIsBetter) {
    RunComparison compared = new RunComparison(base, candidate, rules, moreIsBetter);
    compared.measure();
    return compared;
  }

  /** Two runs whose loads differ by what they found, so that no figure is compared. */
  static RunComparison ofNothing(RunBlocks base, RunBlocks candidate, ComparisonRules rules) {
    return new RunComparison(base, candidate, rules, false);
  }

  private RunComparison(
      RunBlocks base, RunBlocks candidate, ComparisonRules rules, boolean moreIsBetter) {
    this.runs =
        BlockAlignment.of(base.withBeside(candidate.beside()), candidate.withBeside(base.beside()));
    this.rules = rules;
    this.moreIsBetter = moreIsBetter;
  }

  private void measure() {
    BlockBootstrap bootstrap =
        new BlockBootstrap(runs.base().blocks(), runs.candidate().blocks(), runs.aligned());
    TreeSet<String> common = new TreeSet<>(runs.base().endpoints().keySet());
    common.retainAll(runs.candidate().endpoints().keySet());
    int figures = (common.size() + 1) * Metric.values().length;
    scopes.put(
        "",
        measured(
            runs.base().total().orElseThrow(),
            runs.candidate().total().orElseThrow(),
            bootstrap,
            figures,
            true));
    for (String name : common) {
      scopes.put(
          name,
          measured(
              runs.base().endpoints().get(name),
              runs.candidate().endpoints().get(name),
              bootstrap,
              figures,
              !isOfGaps(name)));
    }
  }

  /** How many gaps there are is a matter of how answers are cut, and neither good nor bad. */
  private boolean isOfGaps(String name) {
    return FigureName.GAPS.isIn(name) && runs.base().beside().contains(name);
  }

  private List<Measured> measured(
      EndpointBlocks base,
      EndpointBlocks candidate,
      BlockBootstrap bootstrap,
      int figures,
      boolean fewerAreWorse) {
    return new ScopeFigures(
            new Side(base, runs.base().lengths()),
            new Side(candidate, runs.candidate().lengths()),
            bootstrap,
            rules,
            new ScopeFigures.Rate(fewerAreWorse, moreIsBetter && fewerAreWorse),
            figures)
        .measured();
  }

  BlockAlignment runs() {
    return runs;
  }

  /** How many figures have enough data to be tested. */
  int tested() {
    return (int)
        scopes.values().stream()
            .flatMap(List::stream)
            .filter(it -> it.spread().isPresent())
            .count();
  }

  /** The scopes, judged so that all intervals of so many tested figures hold together. */
  List<Scope> judged(int tested) {
    double tail = (1 - ComparisonRules.CONFIDENCE) / 2 / Math.max(1, tested);
    double seconds = Math.min(runs.base().millis(), runs.candidate().millis()) / 1000.0;
    List<Scope> judged = new ArrayList<>();
    scopes.forEach(
        (name, measured) ->
            judged.add(
                new Scope(
                    name,
                    requests(runs.base(), name),
                    requests(runs.candidate(), name),
                    measured.stream().map(it -> it.judged(tail, seconds)).toList(),
                    Distribution.of(blocks(runs.base(), name), blocks(runs.candidate(), name)))));
    return judged;
  }

  private static EndpointBlocks blocks(RunBlocks run, String name) {
    return name.isEmpty() ? run.total().orElseThrow() : run.endpoints().get(name);
  }

  private static long requests(RunBlocks run, String name) {
    return name.isEmpty() ? run.requests() : run.endpoints().get(name).requests();
  }
}
