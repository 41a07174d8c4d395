package salvo.analysis.errors;

import static salvo.analysis.errors.OutcomeClass.CHECK_FAILED;
import static salvo.analysis.errors.OutcomeClass.CONNECTION;
import static salvo.analysis.errors.OutcomeClass.OTHER;
import static salvo.analysis.errors.OutcomeClass.TIMEOUT;

import java.util.List;
import java.util.Optional;

/**
 * The causes that a message alone tells of, by the texts of Gatling 3.15, Netty, the JDK and Linux.
 * The first that fits wins.
 */
final class TransportCauses {

  static final ErrorCause MALFORMED =
      new ErrorCause(
          "malformed body",
          CHECK_FAILED,
          "Look at the body that came back: an error page, or an empty or truncated answer, is not"
              + " JSON.");

  /** What only the injector can cause: the target never saw the request. */
  private static final List<CauseRule> OF_INJECTOR =
      List.of(
          rule(
              "create native thread",
              "no free thread",
              OTHER,
              "The injector could start no more threads: raise the limits of its user (ulimit -u)"
                  + " or of its container (pids, memory), or use fewer users."),
          rule(
              "OutOfMemoryError|Java heap space|Cannot allocate memory",
              "out of memory",
              OTHER,
              "The injector ran out of memory: use fewer users, give it more heap (-Xmx) or split"
                  + " the run into smaller ones."),
          rule(
              "Too many open files",
              "too many open files",
              CONNECTION,
              "Raise the injector's limit of open files (ulimit -n), set"
                  + " salvo.http.shareConnections to true or use fewer users."),
          rule(
              "Cannot assign requested address|Address already in use|BindException",
              "no free port",
              CONNECTION,
              "The injector ran out of local ports: set salvo.http.shareConnections to true or use"
                  + " several injectors."),
          rule(
              "UnknownHostException|Name or service not known|[Ff]ailed to resolve",
              "dns",
              CONNECTION,
              "Check the host name of the base URL and the injector's name server."));

  private static final List<CauseRule> OF_ALL =
      List.of(
          rule(
              "is not among salvo\\.http\\.hosts",
              "host not allowed",
              OTHER,
              "Nothing was sent there: add the host to salvo.http.hosts if the load may reach it,"
                  + " or check where a redirect leads."),
          rule(
              "^Too many redirects",
              "redirect loop",
              CHECK_FAILED,
              "The target redirects the client in circles: check its host, scheme and cookies; a"
                  + " proxy that mistakes https for http causes this too."),
          rule(
              "Connection refused",
              "connection refused",
              CONNECTION,
              "Check that the target runs and listens on the host and port of the base URL."),
          rule(
              "No route to host|(Network|Host) is (unreachable|down)|Permission denied",
              "unreachable",
              CONNECTION,
              "Check the network, its proxies and the firewalls between the injector and the"
                  + " target."),
          rule(
              "CertificateExpired|CertificateNotYetValid|NotAfter: |NotBefore: ",
              "certificate out of date",
              CONNECTION,
              "Renew the target's certificate; for a test system, salvo.http.tls.verify = false"
                  + " accepts any certificate."),
          rule(
              "No subject alternative|No name matching|doesn't match the common name",
              "certificate of another host",
              CONNECTION,
              "Use a host name that the certificate covers; for a test system,"
                  + " salvo.http.tls.verify = false accepts any certificate."),
          rule(
              "unable to find valid certification path|CertPath|ValidatorException",
              "certificate unknown",
              CONNECTION,
              "The target's certificate is not signed by a trusted authority: add its authority to"
                  + " salvo.http.tls.trustStore; for a test system, salvo.http.tls.verify = false"
                  + " accepts any certificate."),
          rule(
              "NotSslRecord",
              "no tls",
              CONNECTION,
              "The target does not speak TLS on this port: start the base URL with http, or use the"
                  + " port for https."),
          rule(
              "closed the connection (in the handshake of TLS|during the TLS handshake)",
              "closed in the tls handshake",
              CONNECTION,
              "The target closed the connection during the TLS handshake: look in its log for the"
                  + " reason, such as the TLS version, the host name or a client certificate that"
                  + " it requires."),
          rule(
              "SSL|TLS|[Cc]ertificate",
              "tls",
              CONNECTION,
              "Check that the target speaks TLS on this port and that its certificate is valid."),
          rule(
              "ConnectTimeoutException|[Cc]onnection timed out",
              "connect timeout",
              CONNECTION,
              "Check the network and the firewall; if it appeared under load, the target accepts"
                  + " too few connections: use fewer users or a slower ramp."),
          rule(
              "Request timeout|timed out|^Check .* timeout$",
              "timeout",
              TIMEOUT,
              "Find what the target waits for at this load, or raise the request timeout"
                  + " (salvo.http.requestTimeout) if such times are acceptable."),
          rule(
              "closed the connection before its answer",
              "closed before the answer",
              CONNECTION,
              "The target accepted the connection and then closed it: look in the logs of the"
                  + " target and its proxies for restarts, crashes and a keep-alive time that is"
                  + " too short (salvo.http.retries sends such requests again)."),
          rule(
              "closed the connection in the middle of its answer|Connection closed before received"
                  + " headers",
              "closed in the answer",
              CONNECTION,
              "The target closed the connection while it was answering: look in its logs and those"
                  + " of its proxies for crashes, restarts, and limits on time or size."),
          rule(
              "the target refused the request: ",
              "stream refused",
              CONNECTION,
              "The target did not start on these HTTP/2 requests, because it is shutting down"
                  + " (GOAWAY) or has too many at once (REFUSED_STREAM): look in the logs of the"
                  + " target and its proxies for restarts and limits (salvo.http.retries sends such"
                  + " requests again)."),
          rule(
              "the target reset the stream ",
              "stream reset",
              CONNECTION,
              "The target gave up on these HTTP/2 requests but kept the connection: look in its"
                  + " logs and those of its proxies for crashes, and limits on time or size."),
          rule(
              "(SSE|SSE stream) (crashed while waiting for check|was already crashed): End of"
                  + " stream",
              "stream ended",
              CHECK_FAILED,
              "The target ended the event stream before the awaited event: compare"
                  + " the check with what it sends."),
          rule(
              "compressed body breaks off",
              "cut body",
              OTHER,
              "The answer ended before its compressed body did: look at what compresses it, the"
                  + " target or a proxy in front of it."),
          rule(
              "Connection reset|Premature close|Remotely closed|Broken pipe|ClosedChannelException"
                  + "|WebSocket (crashed|was already)|server has closed the WebSocket",
              "connection reset",
              CONNECTION,
              "Connections broke: use fewer users or a slower ramp, and look in the logs of the"
                  + " target and its proxies for restarts and connection limits."),
          new CauseRule("[Ff]ailed to parse", MALFORMED));

  private TransportCauses() {}

  /** The cause that the message tells of; empty when it tells of none. */
  static Optional<ErrorCause> of(String message) {
    return CauseRule.first(OF_INJECTOR, message).or(() -> CauseRule.first(OF_ALL, message));
  }

  static boolean isOfInjector(ErrorCause cause) {
    return OF_INJECTOR.stream().map(CauseRule::cause).anyMatch(cause::equals);
  }

  private static CauseRule rule(String pattern, String name, OutcomeClass outcome, String hint) {
    return new CauseRule(pattern, new ErrorCause(name, outcome, hint));
  }
}
