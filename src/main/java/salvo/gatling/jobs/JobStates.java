package salvo.gatling.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import salvo.gatling.jobs.JobLedger.Outcome;

/**
 * The target's words for where a job stands, in a callback or in the answer to a poll. A word that
 * is none of the known ones is a failure.
 *
 * @param idField name of the field that holds the job's id
 * @param statusField name of the field that holds such a word
 * @param completed words for a job that has come to a good end
 * @param pending words for a job that goes on
 */
public record JobStates(
    String idField, String statusField, List<String> completed, List<String> pending) {

  public JobStates {
    completed = List.copyOf(completed);
    pending = List.copyOf(pending);
  }

  /** How the job has ended; empty while it has not. */
  public Optional<Outcome> outcome(String status) {
    if (pending.contains(status)) {
      return Optional.empty();
    }
    return Optional.of(completed.contains(status) ? Outcome.COMPLETED : Outcome.FAILED);
  }

  /** Enters what a callback says. */
  public void enter(JsonNode callback, JobLedger ledger) {
    String id = callback.path(idField).asText();
    if (id.isEmpty()) {
      ledger.heardOfNone();
    } else {
      outcome(callback.path(statusField).asText()).ifPresent(outcome -> ledger.heard(id, outcome));
    }
  }
}
