package simulations.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import salvo.gatling.Target;
import simulations.jobs.JobLedger.Outcome;

/**
 * The target's words for where a job stands, in a callback or in the answer to a poll. A word that
 * is none of the known ones is a failure.
 */
record JobStates(String idField, String statusField, List<String> completed, List<String> pending) {

  static JobStates of(Target target) {
    return new JobStates(
        target.option("idField"),
        target.option("statusField"),
        words(target.option("completedStatuses")),
        words(target.option("pendingStatuses")));
  }

  /** How the job has ended; empty while it has not. */
  Optional<Outcome> outcome(String status) {
    if (pending.contains(status)) {
      return Optional.empty();
    }
    return Optional.of(completed.contains(status) ? Outcome.COMPLETED : Outcome.FAILED);
  }

  /** Enters what a callback says. */
  void enter(JsonNode callback, JobLedger ledger) {
    String id = callback.path(idField).asText();
    if (id.isEmpty()) {
      ledger.heardOfNone();
    } else {
      outcome(callback.path(statusField).asText()).ifPresent(outcome -> ledger.heard(id, outcome));
    }
  }

  private static List<String> words(String option) {
    return List.of(option.strip().split("\\s*,\\s*"));
  }
}
