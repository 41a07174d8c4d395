package salvo.doctor.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import salvo.doctor.finding.Finding;
import salvo.text.Quantity;

/** Whether the target's host has addresses, and how long it takes to find them. */
final class NameCheck {

  private static final String NAME = "DNS";
  private static final double SLOW_MILLIS = 1_000;

  private NameCheck() {}

  /** What was found; without addresses a problem. */
  record Result(Finding finding, List<InetAddress> addresses) {}

  static Result look(TargetAddress target) {
    long begun = System.nanoTime();
    try {
      List<InetAddress> addresses = Arrays.asList(InetAddress.getAllByName(target.host()));
      double millis = (System.nanoTime() - begun) / 1e6;
      String text =
          target.host()
              + " is "
              + addresses.stream()
                  .map(InetAddress::getHostAddress)
                  .collect(Collectors.joining(", "))
              + ", found in "
              + Quantity.millis(millis);
      return new Result(
          millis > SLOW_MILLIS
              ? Finding.note(
                  NAME,
                  text,
                  "Find out why this machine's name server is slow: the first requests of a load"
                      + " wait for it.")
              : Finding.ok(NAME, text),
          addresses);
    } catch (UnknownHostException e) {
      return new Result(
          Finding.problem(
              NAME,
              target.host() + " has no address: this machine cannot resolve the name",
              "Correct it in salvo.baseUrl, or correct this machine's name server or hosts file."),
          List.of());
    }
  }
}
