package salvo.monitor;

import java.net.URI;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How the target's process is found, where it runs on this machine: by its number, by the port that
 * it listens on, or not at all.
 */
public record TargetProcess(OptionalLong pid, OptionalInt port) {

  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  public static final TargetProcess NONE =
      new TargetProcess(OptionalLong.empty(), OptionalInt.empty());

  public static TargetProcess withPid(long pid) {
    return new TargetProcess(OptionalLong.of(pid), OptionalInt.empty());
  }

  /** All processes that listen on the port count together, such as those of a web server. */
  public static TargetProcess listeningOn(int port) {
    return new TargetProcess(OptionalLong.empty(), OptionalInt.of(port));
  }

  /** Whoever listens at the address, where that is a loopback address of this machine. */
  public static TargetProcess at(URI address) {
    if (!LOOPBACK.matcher(String.valueOf(address.getHost())).matches()) {
      return NONE;
    }
    int standard = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    return listeningOn(address.getPort() == -1 ? standard : address.getPort());
  }

  boolean isNone() {
    return pid.isEmpty() && port.isEmpty();
  }
}
