package salvo.monitor.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import oshi.hardware.NetworkIF;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.MetricSource;
import salvo.monitor.source.ProcFile;
import salvo.monitor.source.ReadMetrics;
import salvo.monitor.source.ReadMetrics.Figure;
import salvo.text.Unit;

/**
 * Bytes received and sent, errors and drops of both directions, by network. OSHI names the
 * networks; on Linux the kernel's own table gives the figures, at a tenth of the cost. The ends
 * that containers have of networks of their own are left out.
 */
final class NetworkMetrics {

  private static final Path TABLE = Path.of("/proc/net/dev");
  private static final String OF_A_CONTAINER = "veth";
  private static final double[] UNKNOWN = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
  private static final int COLUMNS = 17;

  private NetworkMetrics() {}

  static MetricSource of(List<NetworkIF> all, LongSupplier nanoClock) {
    List<NetworkIF> networks =
        all.stream().filter(it -> !it.getName().startsWith(OF_A_CONTAINER)).toList();
    ProcFile table = new ProcFile(TABLE);
    List<String> names = networks.stream().map(NetworkIF::getName).toList();
    return of(
        names, table.exists() ? () -> table(table, names) : () -> networks(networks), nanoClock);
  }

  /**
   * Reads by the function.
   *
   * @param counters of each network the bytes received, the bytes sent, the errors and the drops
   */
  static MetricSource of(List<String> names, Supplier<double[]> counters, LongSupplier nanoClock) {
    List<Figure> figures = new ArrayList<>();
    for (String name : names) {
      Subject network = Subject.network(name);
      figures.add(Figure.counter(network, "received", Unit.BYTES_PER_SECOND));
      figures.add(Figure.counter(network, "sent", Unit.BYTES_PER_SECOND));
      figures.add(Figure.counter(network, "errors", Unit.PER_SECOND));
      figures.add(Figure.counter(network, "drops", Unit.PER_SECOND));
    }
    return new ReadMetrics(figures, counters, nanoClock);
  }

  /** Unknown of a network that has gone, as is the first rate of a later one of its name. */
  static double[] table(ProcFile table, List<String> names) {
    Map<String, List<String>> rows = new HashMap<>();
    table.lines().filter(row -> row.size() >= COLUMNS).forEach(row -> rows.put(row.get(0), row));
    return names.stream()
        .flatMapToDouble(name -> Arrays.stream(counters(rows.get(name))))
        .toArray();
  }

  private static double[] counters(List<String> row) {
    return row == null
        ? UNKNOWN
        : new double[] {
          number(row, 1),
          number(row, 9),
          number(row, 3) + number(row, 11),
          number(row, 4) + number(row, 12)
        };
  }

  private static double number(List<String> row, int column) {
    return Double.parseDouble(row.get(column));
  }

  private static double[] networks(List<NetworkIF> networks) {
    return networks.stream().flatMapToDouble(it -> Arrays.stream(counters(it))).toArray();
  }

  /** OSHI knows the drops of what is received alone. */
  private static double[] counters(NetworkIF network) {
    return network.updateAttributes()
        ? new double[] {
          network.getBytesRecv(),
          network.getBytesSent(),
          (double) network.getInErrors() + network.getOutErrors(),
          network.getInDrops()
        }
        : UNKNOWN;
  }
}
