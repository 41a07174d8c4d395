package salvo.injectors.meeting;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called, which nobody has to be able to look up. */
public final class OwnName {

  private OwnName() {}

  /** Its name, or that of loopback where nothing knows its own: a run goes on without it. */
  public static String get() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return InetAddress.getLoopbackAddress().getHostName();
    }
  }
}
