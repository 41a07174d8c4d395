package salvo.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import salvo.event.RunEvent;
import salvo.event.log.LogEnd;
import salvo.event.log.SimulationLog;
import salvo.event.log.SimulationLogException;
import salvo.slo.Verdict;
import salvo.stats.StatsCollector;

/**
 * How far a log could be read.
 *
 * @param missing why it is not whole, in a sentence; empty when it is
 */
record LogReading(Optional<String> missing) {

  static final LogReading WHOLE = new LogReading(Optional.empty());

  /**
   * Hands on the events of a log; damage within it ends the reading as its end does.
   *
   * @throws IOException when the file itself cannot be read
   */
  static LogReading of(Path log, Consumer<RunEvent> counted) throws IOException {
    try {
      return of(SimulationLog.read(log, counted));
    } catch (SimulationLogException e) {
      return new LogReading(Optional.of("What follows is missing: " + e.getMessage()));
    }
  }

  /** Of a log that was read to that end. */
  static LogReading of(LogEnd end) {
    return new LogReading(
        end.whole() ? Optional.empty() : Optional.of("Log incomplete: " + end.reason() + "."));
  }

  /** The facts with what the log itself says of the run's end. */
  RunFacts addTo(RunFacts facts, StatsCollector collected) {
    List<String> warnings = new ArrayList<>(facts.outcome().warnings());
    boolean died = facts.outcome().ending().isEmpty();
    if (died) {
      warnings.add("The run's process ended before its reports were written.");
    }
    missing.ifPresent(warnings::add);
    long alive = collected.aliveUsers();
    boolean unfinished = facts.isOfLogAlone() && alive > 0;
    if (unfinished) {
      warnings.add(alive + " users had not ended when the log ended.");
    }
    boolean cut = missing.isPresent() || unfinished;
    Verdict.Ending known = facts.outcome().ending().orElse(Verdict.Ending.INTERRUPTED);
    Verdict.Ending ending =
        cut && known == Verdict.Ending.COMPLETED ? Verdict.Ending.INTERRUPTED : known;
    return facts.with(ending, warnings);
  }
}
