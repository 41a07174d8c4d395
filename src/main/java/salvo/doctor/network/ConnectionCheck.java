package salvo.doctor.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import salvo.doctor.finding.Finding;
import salvo.text.Quantity;

/** Whether the target takes connections, at each of its addresses, and how far away it is. */
final class ConnectionCheck {

  static final int PATIENCE_MILLIS = 5_000;

  private static final String NAME = "TCP";
  private static final String ROUND_TRIP = "round trip";
  private static final int MOST_ADDRESSES = 8;
  private static final int ROUND_TRIPS = 3;
  private static final double FAR_MILLIS = 50;

  private final TargetAddress target;
  private final List<String> failures = new ArrayList<>();
  private Optional<InetAddress> first = Optional.empty();
  private Optional<IOException> reason = Optional.empty();

  private ConnectionCheck(TargetAddress target) {
    this.target = target;
  }

  /** What was found; without an address that takes connections there is a problem among it. */
  record Result(List<Finding> findings, Optional<InetAddress> address) {}

  static Result look(TargetAddress target, List<InetAddress> addresses) {
    ConnectionCheck check = new ConnectionCheck(target);
    addresses.stream().limit(MOST_ADDRESSES).forEach(check::connect);
    return new Result(check.findings(), check.first);
  }

  private void connect(InetAddress address) {
    try {
      millisTo(address);
      first = first.or(() -> Optional.of(address));
    } catch (IOException e) {
      failures.add(address.getHostAddress());
      reason = Optional.of(e);
    }
  }

  private List<Finding> findings() {
    if (first.isEmpty()) {
      return List.of(problem(reason.orElseThrow()));
    }
    Finding connected =
        failures.isEmpty()
            ? Finding.ok(NAME, "port " + target.port() + " takes connections")
            : Finding.note(
                NAME,
                "port "
                    + target.port()
                    + " takes connections at "
                    + first.get().getHostAddress()
                    + ", but not at "
                    + String.join(", ", failures),
                "Remove the other addresses from the name, or use the one that answers: a load may"
                    + " go to any of them.");
    return List.of(connected, roundTrip(first.get()));
  }

  private Finding problem(IOException failure) {
    String where = target.hostAndPort();
    if (failure instanceof SocketTimeoutException) {
      return Finding.problem(
          NAME,
          where + " does not answer within " + Quantity.millis(PATIENCE_MILLIS),
          "Open a route to it: a firewall drops what is sent there, or the host is down.");
    }
    if (failure instanceof NoRouteToHostException) {
      return Finding.problem(
          NAME,
          "there is no route to " + where + ": " + failure.getMessage(),
          "Correct this machine's network, or run the load from where the target can be reached.");
    }
    if (failure instanceof ConnectException) {
      return Finding.problem(
          NAME,
          where + " refuses connections",
          "Start the service, or correct the port in salvo.baseUrl: nothing listens there.");
    }
    return Finding.problem(
        NAME,
        "no connection to " + where + ": " + failure.getMessage(),
        "Correct the address, or this machine's network.");
  }

  /** The middle one of a few: a connection is there after one trip to the target and back. */
  private Finding roundTrip(InetAddress address) {
    List<Double> millis = new ArrayList<>();
    try {
      for (int i = 0; i < ROUND_TRIPS; i++) {
        millis.add(millisTo(address));
      }
    } catch (IOException e) {
      return Finding.problem(
          ROUND_TRIP,
          "a further connection failed: " + e.getMessage(),
          "Find out what limits connections at the target, or on the way to it.");
    }
    Collections.sort(millis);
    double median = millis.get(ROUND_TRIPS / 2);
    String text = Quantity.millis(median) + " for a connection";
    return median > FAR_MILLIS
        ? Finding.note(
            ROUND_TRIP,
            text,
            "Run the load closer to the target: every response time includes this distance.")
        : Finding.ok(ROUND_TRIP, text);
  }

  private double millisTo(InetAddress address) throws IOException {
    long begun = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, target.port()), PATIENCE_MILLIS);
      return (System.nanoTime() - begun) / 1e6;
    }
  }
}
