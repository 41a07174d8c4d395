package salvo.doctor.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;
import salvo.text.Quantity;

/**
 * From how many ports this machine can open connections to one target. A closed one keeps its port
 * for a minute.
 *
 * @param root of the file system
 */
record LocalPortsCheck(Path root) implements Check {

  private static final Path RANGE = Path.of("proc/sys/net/ipv4/ip_local_port_range");
  private static final int ENOUGH = 16_000;
  private static final int SECONDS_KEPT = 60;

  @Override
  public String name() {
    return "local ports";
  }

  @Override
  public Finding look() {
    Path file = root.resolve(RANGE);
    if (!Files.isReadable(file)) {
      return Finding.ok(name(), "this system does not report their range");
    }
    String[] range = text(file).strip().split("\\s+");
    int count = Integer.parseInt(range[1]) - Integer.parseInt(range[0]) + 1;
    String text =
        Quantity.count(count)
            + " ports: about "
            + Quantity.count(count / SECONDS_KEPT)
            + " new connections a second to one target, for longer than a minute";
    return count < ENOUGH
        ? Finding.note(
            name(),
            text,
            "Widen the range with sysctl -w net.ipv4.ip_local_port_range=\"1024 65535\", or keep"
                + " connections.")
        : Finding.ok(name(), text);
  }

  /** By one read: the kernel has nothing left for a second one. */
  private static String text(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return reader.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
