package salvo.merge;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.saved.RunFacts;
import salvo.slo.Slo;
import salvo.slo.SloSelection;

/** Why the facts of several runs, by their names, cannot be those of one. */
final class RunDifferences {

  private final Map<String, RunFacts> runs;

  RunDifferences(Map<String, RunFacts> runs) {
    this.runs = runs;
  }

  /** The first difference there is, in a sentence. */
  Optional<String> first() {
    return Stream.<Optional<String>>of(
            difference("simulations", it -> it.identity().simulation()),
            difference("systems", it -> it.identity().system()),
            difference("profiles", it -> it.identity().profile()),
            difference("kinds of load", it -> load(it.offered().orElseThrow())),
            difference("objectives", this::ownObjectives))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> difference(String what, Function<RunFacts, String> property) {
    if (runs.values().stream().map(property).distinct().count() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        runs.entrySet().stream()
            .map(run -> run.getKey() + " (" + property.apply(run.getValue()) + ")")
            .collect(Collectors.joining(", ", "The runs are of different " + what + ": ", ".")));
  }

  private static String load(RunFacts.Offered offered) {
    return String.join(
        ", ",
        offered.model().name().toLowerCase(Locale.ROOT),
        offered.tasksPerSecond().isPresent() ? "of a known rate" : "of no known rate",
        offered.duration().isZero() ? "users x tasks" : "for a time");
  }

  /** Those that not all runs have. A least rate follows from a run's own share of the load. */
  private String ownObjectives(RunFacts facts) {
    Set<String> shared = objectives(runs.values().iterator().next());
    runs.values().forEach(it -> shared.retainAll(objectives(it)));
    Set<String> own = objectives(facts);
    own.removeAll(shared);
    return own.isEmpty() ? "none of its own" : String.join(", ", own);
  }

  private static Set<String> objectives(RunFacts facts) {
    return Stream.concat(
            facts.objectives().judged().stream().map(RunFacts.Judged::slo),
            facts.objectives().notJudged().stream().map(SloSelection.NotJudged::slo))
        .map(RunDifferences::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Slo slo) {
    String metric = slo.subject() + ": " + slo.metric().label();
    return slo.metric().isRate() ? metric : metric + " " + slo.targetText();
  }
}
