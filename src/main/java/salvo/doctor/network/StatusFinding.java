package salvo.doctor.network;

import java.util.Map;
import salvo.doctor.finding.Finding;
import salvo.text.Redaction;

/** What the status of an answer says of a load to come. */
final class StatusFinding {

  private static final String NAME = "answer";

  private final TargetAddress target;
  private final Map<String, String> headers;

  StatusFinding(TargetAddress target, Map<String, String> headers) {
    this.target = target;
    this.headers = headers;
  }

  Finding of(Answer answer) {
    int status = answer.status();
    String text = "GET " + target.path() + " got status " + status;
    return switch (status) {
      case 401, 403 -> refused(text);
      case 404 ->
          Finding.note(
              NAME,
              text,
              "Give a path that exists, such as --base-url http://host/health; nothing to do if"
                  + " only the root path is missing.");
      case 429 ->
          Finding.problem(
              NAME,
              text + ": its limit of requests is used up",
              "Have the limit lifted for the injector's address: otherwise a load measures the"
                  + " limit.");
      default -> byClass(answer, text);
    };
  }

  private static Finding byClass(Answer answer, String text) {
    if (answer.status() >= 500) {
      return Finding.problem(
          NAME,
          text,
          "Fix the service first; its log has the reason: it fails even without a load.");
    }
    if (answer.status() >= 400) {
      return Finding.note(
          NAME, text, "Give a path that takes a GET, such as --base-url http://host/health.");
    }
    if (answer.status() >= 300) {
      String where = answer.header("location").map(it -> ", to " + it).orElse("");
      return Finding.note(
          NAME,
          text + where,
          "Use the address that it leads to: otherwise each such request becomes two.");
    }
    return Finding.ok(NAME, text);
  }

  private Finding refused(String text) {
    boolean withCredentials = !Redaction.headers(headers).equals(headers);
    return withCredentials
        ? Finding.problem(
            NAME,
            text + ", with the credentials of salvo.http.headers",
            "Renew them, or correct their form: the target does not accept them.")
        : Finding.note(
            NAME,
            text + ": the target wants to know who asks",
            "Nothing, if the simulation signs in. Otherwise set salvo.http.headers {"
                + " Authorization = ${?MY_TOKEN} }, and export MY_TOKEN.");
  }
}
