package salvo.doctor.machine;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;
import salvo.text.Quantity;

/**
 * Whether this process may open sockets enough: users at work have up to one each.
 *
 * @param most empty where the system does not tell
 */
record OpenFilesCheck(OptionalLong most) implements Check {

  private static final long TOO_FEW = 512;
  private static final long ENOUGH = 4_096;
  private static final String RAISE =
      "Raise the limit before a run, with ulimit -n 16384, or in /etc/security/limits.conf for"
          + " good.";

  static OpenFilesCheck ofThisProcess() {
    return new OpenFilesCheck(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() > 0
            ? OptionalLong.of(system.getMaxFileDescriptorCount())
            : OptionalLong.empty());
  }

  @Override
  public String name() {
    return "open files";
  }

  @Override
  public Finding look() {
    if (most.isEmpty()) {
      return Finding.ok(name(), "this system does not report a limit");
    }
    String text = Quantity.count(most.getAsLong()) + " files and sockets at once";
    if (most.getAsLong() < TOO_FEW) {
      return Finding.problem(name(), text + " are too few for most loads", RAISE);
    }
    return most.getAsLong() < ENOUGH
        ? Finding.note(name(), text + " limit the users at work to about as many", RAISE)
        : Finding.ok(name(), text);
  }
}
