package salvo.analysis.errors;

/** How a failed request came out; {@code Outcomes} says what each class means. */
public enum OutcomeClass {
  CLIENT_ERROR,
  SERVER_ERROR,
  TIMEOUT,
  CONNECTION,
  CHECK_FAILED,
  OTHER;

  /** Of a status that a request was not to have; below 400 it is an answer, but a wrong one. */
  static OutcomeClass ofStatus(int status) {
    if (status >= 500) {
      return SERVER_ERROR;
    }
    return status >= 400 ? CLIENT_ERROR : CHECK_FAILED;
  }
}
