package salvo.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import salvo.analysis.Capacity;
import salvo.report.JobFigures;
import salvo.saved.RunFacts;
import salvo.slo.Verdict;
import salvo.text.ForeignText;
import salvo.text.Secrets;

/**
 * What is to be said of a run beside its figures, noted as it comes: in full sentences, without the
 * secrets that they may quote. For use by many threads.
 */
final class RunNotes {

  private final Secrets secrets;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final List<String> brokenAssertions = new CopyOnWriteArrayList<>();
  private final List<String> failedHooks = new CopyOnWriteArrayList<>();
  private volatile Optional<JobFigures> jobs = Optional.empty();
  private volatile Optional<String> aborted = Optional.empty();
  private Optional<String> invalid = Optional.empty();

  /**
   * @param secrets what no note may hold
   * @param warnings those that there are from the start
   */
  RunNotes(Secrets secrets, List<String> warnings) {
    this.secrets = secrets;
    this.warnings.addAll(warnings);
  }

  /** A sentence that readers of the figures should know. */
  void warn(String sentence) {
    warnings.add(harmless(sentence));
  }

  /** What was warned of so far, in sentences. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** What became of the asynchronous jobs of the load, and what went wrong with them. */
  void followed(JobFigures figures) {
    jobs = Optional.of(figures);
    figures.warnings().forEach(this::warn);
  }

  void assertionBroken(String text) {
    brokenAssertions.add(harmless(text));
  }

  void hookFailed(String sentence) {
    failedHooks.add(harmless(sentence));
  }

  /** Why nothing can be measured; the first reason stands. */
  synchronized void invalidate(String sentence) {
    if (invalid.isEmpty()) {
      invalid = Optional.of(harmless(sentence));
    }
  }

  /** Why the load was ended before its time. */
  void aborted(String sentence) {
    aborted = Optional.of(sentence);
  }

  boolean isAborted() {
    return aborted.isPresent();
  }

  /** All of it, at the end of the run. */
  synchronized RunFacts.Outcome outcome(
      Verdict.Ending ending, RunFacts.Live live, Optional<Capacity> found) {
    return new RunFacts.Outcome(
        Optional.of(ending),
        brokenAssertions,
        failedHooks,
        List.of(),
        aborted,
        invalid,
        warnings,
        jobs,
        Optional.of(live),
        found);
  }

  /** What is told may quote a target, or an address. */
  private String harmless(String sentence) {
    return ForeignText.message(secrets.mask(sentence));
  }
}
