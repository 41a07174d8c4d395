package simulations.jobs;

import static salvo.analysis.errors.ErrorHint.ofMessage;
import static salvo.analysis.errors.ErrorHint.ofStatus;
import static salvo.analysis.errors.OutcomeClass.OTHER;

import java.util.List;
import salvo.analysis.errors.ErrorHint;

/** What failures of the jobs system mean, and of jobs that never came to a good end. */
final class JobHints {

  static final List<ErrorHint> ALL =
      List.of(
          ofMessage(
              "^(callback|status): lost$",
              OTHER,
              "job lost",
              "Nothing was heard of the job in time: look for it on the target; for callbacks,"
                  + " check that the target can reach the receiver's webhook address and port."),
          ofMessage(
              "^(callback|status): failed$",
              OTHER,
              "job failed",
              "The target accepted the job but could not complete it: look in the log of its workers."),
          ofStatus(
              400,
              "http 400",
              "Check the payload: its structure, required fields and names, such as the model's."),
          ofStatus(
              500,
              "http 500",
              "Look in the target's log for the exception at the first failure, and at its"
                  + " configuration, such as the model's."));

  private JobHints() {}
}
