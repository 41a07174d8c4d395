package salvo.analysis.errors;

import java.util.Map;

/** The causes that an HTTP status tells of: one per status, with its next step. */
final class StatusCauses {

  private static final Map<Integer, String> HINTS =
      Map.ofEntries(
          Map.entry(
              304,
              "The target says that nothing has changed: send no If-None-Match or"
                  + " If-Modified-Since, or expect this status."),
          Map.entry(400, "Check the payload: its structure, required fields and names."),
          Map.entry(
              401,
              "Check the API key or token, the header that carries it, user and password, and"
                  + " whether it expires during the run."),
          Map.entry(403, "Check that this key or user has the permission to call the endpoint."),
          Map.entry(404, "Check the path, and that the ids in the requests exist in the target."),
          Map.entry(405, "Check the method and the path."),
          Map.entry(409, "Use unique test data: what the request creates is already there."),
          Map.entry(413, "Send a smaller payload, or raise the target's limit for bodies."),
          Map.entry(422, "Compare the payload with the schema that the target expects."),
          Map.entry(
              429,
              "The target limits the rate: send less, use more keys or raise its limits for the"
                  + " test."),
          Map.entry(
              500,
              "Look in the target's log for the exception at the first failure, and at its"
                  + " configuration."),
          Map.entry(502, "A proxy got no valid answer: look for crashes of the service behind it."),
          Map.entry(
              503,
              "The target turns requests away: offer less or give it more resources; look at its"
                  + " queue, workers and limits."),
          Map.entry(504, "A proxy gave up: compare its timeout with the times of the service."));

  private StatusCauses() {}

  static ErrorCause of(int status) {
    String hint = HINTS.getOrDefault(status, classHint(status));
    return new ErrorCause("http " + status, OutcomeClass.ofStatus(status), hint);
  }

  private static String classHint(int status) {
    if (status >= 500) {
      return "Look in the target's log at the time of the first failure.";
    }
    if (status >= 300 && status < 400) {
      return "The target redirects the client: check the base URL (http or https, host, path) and"
          + " whether it asks for a login, or expect this status; Salvo does not follow it.";
    }
    return status >= 400
        ? "Compare the request with what the target's API expects."
        : "The target answered successfully, but not as the check expects: compare it with the"
            + " API.";
  }
}
