package salvo.report;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why requests failed, told from the HTTP status and the texts of Gatling 3.15 and of Netty, and
 * what to do next. A check's text may quote the answer, so it is recognised before anything else.
 */
record ErrorCause(String name, String hint) {

  static final ErrorCause NOT_BUILT =
      new ErrorCause(
          "request not built",
          "Fix the simulation: a session attribute, a feeder's column or a file is missing.");

  private static final ErrorCause MALFORMED =
      new ErrorCause(
          "malformed body",
          "Look at the body that came back: an error page, an empty or a cut answer is no JSON.");
  private static final ErrorCause FAILED_CHECK =
      new ErrorCause(
          "failed check",
          "Compare the answer with the check: a field is missing or has another value.");
  private static final ErrorCause OTHER =
      new ErrorCause("other", "Search for this message in the logs of Gatling and of the target.");

  private static final Pattern STATUS =
      Pattern.compile(
          "^status\\.find.*, (?:but actually )?found (?<check>\\d{3})$"
              + "|Invalid handshake response getStatus: (?<handshake>\\d{3})");
  private static final Pattern PREPARATION = Pattern.compile(" preparation crashed: ");
  private static final Pattern CHECK =
      Pattern.compile("^\\w+(\\(.*\\))?\\.(find|findAll|count)\\b");
  private static final Pattern NAMED_CHECK = Pattern.compile(", (found |failed$)");

  private record Rule(Pattern pattern, ErrorCause cause) {}

  private static final List<Rule> TRANSPORT =
      List.of(
          rule(
              "UnknownHostException|Name or service not known|[Ff]ailed to resolve",
              "dns",
              "Check the host name of the base URL and the injector's name server."),
          rule(
              "Connection refused",
              "connection refused",
              "Check that the target runs and listens on this host and port."),
          rule(
              "SSL|NotSslRecord|TLS|[Cc]ertificate",
              "tls",
              "Check that the target speaks TLS on this port and that its certificate is valid."),
          rule(
              "Request timeout|timed out|^Check .* timeout$",
              "timeout",
              "Find what the target waits for at this load, or raise the request timeout if such"
                  + " times are acceptable."),
          rule(
              "Connection reset|Premature close|Remotely closed|Broken pipe|ClosedChannelException",
              "connection reset",
              "Look in the logs of the target and of its proxies for crashes, restarts and"
                  + " connection limits."),
          rule(
              "^(callback|status): lost$",
              "job lost",
              "Nothing was heard of the job in time: look for it on the target; for callbacks,"
                  + " check that the target can reach the receiver."),
          rule(
              "^(callback|status): failed$",
              "job failed",
              "The target took the job and could not do it: look in the log of its workers."),
          rule(
              "^Pool exhausted",
              "pool exhausted",
              "All connections were in use: raise databaseConnections, or find what the statements"
                  + " that hold them wait for."),
          rule(
              "^Database server has no connection left",
              "too many connections",
              "Lower databaseConnections, or raise the max_connections of the server."),
          rule(
              "^Database server cannot be reached",
              "unreachable",
              "Check host and port, and whether a firewall lets the injector through."),
          rule(
              "^Database (refuses the user|does not exist)",
              "database login",
              "Check databaseUrl, databaseUser and the password, which comes from the environment,"
                  + " and whether they expire."),
          rule(
              "^Statement failed|^Database user lacks",
              "failed statement",
              "Look up the SQL state, and the statement in the log of the database."),
          new Rule(Pattern.compile("[Ff]ailed to parse|invalid version format"), MALFORMED));

  private static final Map<Integer, String> STATUS_HINTS =
      Map.ofEntries(
          Map.entry(401, "Check the API key or token, and whether it expires during the run."),
          Map.entry(403, "Check that this key or user may call the endpoint."),
          Map.entry(404, "Check the path, and that the ids in the requests exist in the target."),
          Map.entry(413, "Send a smaller payload, or raise the target's limit for bodies."),
          Map.entry(422, "Compare the payload with the schema that the target expects."),
          Map.entry(
              429, "The target limits the rate: use more keys, raise its limit or send less."),
          Map.entry(500, "Look in the target's log for the exception at the first failure."),
          Map.entry(502, "A proxy got no valid answer: look for crashes of the service behind it."),
          Map.entry(503, "The target turns work away: look at its queue, workers and limits."),
          Map.entry(504, "A proxy gave up: compare its timeout with the times of the service."));

  /** The cause of a failure; a status of 0 is unknown. */
  static ErrorCause of(int status, String message) {
    Matcher answered = STATUS.matcher(message);
    if (answered.find()) {
      String check = answered.group("check");
      return ofStatus(Integer.parseInt(check == null ? answered.group("handshake") : check));
    }
    if (PREPARATION.matcher(message).find()) {
      return MALFORMED;
    }
    if (CHECK.matcher(message).find()) {
      return FAILED_CHECK;
    }
    return ofTransport(status, message);
  }

  private static ErrorCause ofTransport(int status, String message) {
    for (Rule rule : TRANSPORT) {
      if (rule.pattern().matcher(message).find()) {
        return rule.cause();
      }
    }
    if (status >= 400) {
      return ofStatus(status);
    }
    return NAMED_CHECK.matcher(message).find() ? FAILED_CHECK : OTHER;
  }

  private static ErrorCause ofStatus(int status) {
    return new ErrorCause("http " + status, STATUS_HINTS.getOrDefault(status, classHint(status)));
  }

  private static String classHint(int status) {
    if (status >= 500) {
      return "Look in the target's log at the time of the first failure.";
    }
    return status >= 400
        ? "Compare the request with what the target's API expects."
        : "The target answered well, but not as the check expects: compare it with the API.";
  }

  private static Rule rule(String pattern, String name, String hint) {
    return new Rule(Pattern.compile(pattern), new ErrorCause(name, hint));
  }
}
