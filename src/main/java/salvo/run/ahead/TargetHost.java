package salvo.run.ahead;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import salvo.config.Settings;

/**
 * Whether this machine finds the host of a target. A name that nobody knows is a slip in the
 * settings, or this machine's name server: no load shows more of it.
 */
public final class TargetHost {

  private TargetHost() {}

  /** Why nothing of the target can be reached, with the fix; empty where it has an address. */
  public static Optional<String> problem(URI target) {
    String host = host(target);
    try {
      InetAddress.getByName(host);
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(
          "The target's host "
              + host
              + " has no address: this machine cannot resolve the name. Correct it in"
              + " salvo.baseUrl, or correct this machine's name server or hosts file.");
    }
  }

  /** Why nothing may be sent to a target, with the fix; empty where it may. */
  public static Optional<String> refusal(URI target, Settings.Http http) {
    String host = host(target);
    return http.allows(host)
        ? Optional.empty()
        : Optional.of(
            "The target's host "
                + host
                + " is not among salvo.http.hosts = ["
                + String.join(", ", http.hosts())
                + "]. Add it there if it may be loaded, or name another target in salvo.baseUrl.");
  }

  /** Java's addresses know no host with an underscore. */
  private static String host(URI target) {
    return target.getHost() != null
        ? target.getHost()
        : target.getAuthority().replaceFirst(".*@", "").replaceFirst(":\\d*$", "");
  }
}
