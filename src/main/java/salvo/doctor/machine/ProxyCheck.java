package salvo.doctor.machine;

import java.util.Map;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;

/**
 * Whether others on this machine go by a proxy, which a load does not.
 *
 * @param proxies by variable or property; a value may hold a password and is not shown
 */
record ProxyCheck(Map<String, String> proxies) implements Check {

  @Override
  public String name() {
    return "proxy";
  }

  @Override
  public Finding look() {
    return proxies.isEmpty()
        ? Finding.ok(name(), "none is set")
        : Finding.note(
            name(),
            String.join(", ", proxies.keySet()) + (proxies.size() == 1 ? " is set" : " are set"),
            "Nothing, if the target can be reached directly: a load bypasses the proxy, which it"
                + " would otherwise measure too. If not, run the load from a machine that can reach"
                + " it.");
  }
}
