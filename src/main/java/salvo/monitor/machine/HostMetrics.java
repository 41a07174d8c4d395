package salvo.monitor.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.VirtualMemory;
import oshi.software.os.FileSystem;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.TcpStats;
import salvo.monitor.sample.Subject;
import salvo.monitor.source.MetricSource;
import salvo.monitor.source.MetricSources;
import salvo.monitor.source.ProcFile;
import salvo.monitor.source.ReadMetrics;
import salvo.monitor.source.ReadMetrics.Figure;
import salvo.text.Unit;

/** What the machine does beyond processors and memory. */
final class HostMetrics {

  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final Path SOCKETS = Path.of("/proc/net/sockstat");
  private static final Path SOCKETS_OF_IPV6 = Path.of("/proc/net/sockstat6");

  private final LongSupplier nanoClock;

  HostMetrics(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** The load is the mean of the last minute; the run queue is as it is at the instant. */
  MetricSource load(CentralProcessor processor) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.counter(Subject.HOST, "context_switches", Unit.PER_SECOND));
    figures.add(Figure.level(Subject.HOST, "load_1min", Unit.COUNT));
    ProcFile load = new ProcFile(LOAD);
    boolean queue = load.exists();
    if (queue) {
      figures.add(Figure.level(Subject.HOST, "run_queue", Unit.COUNT));
    }
    return of(
        figures,
        () -> {
          double switches = counted(processor.getContextSwitches());
          double mean = known(processor.getSystemLoadAverage(1)[0]);
          return queue
              ? new double[] {switches, mean, runQueue(load)}
              : new double[] {switches, mean};
        });
  }

  /** In {@code 0.5 0.4 0.3 2/316 99}, the 2. */
  private static double runQueue(ProcFile load) {
    String running = load.lines().findFirst().orElseThrow().get(3);
    return Double.parseDouble(running.substring(0, running.indexOf('/')));
  }

  MetricSource swap(GlobalMemory machine) {
    VirtualMemory memory = machine.getVirtualMemory();
    long pageBytes = machine.getPageSize();
    return of(
        List.of(
            Figure.level(Subject.SWAP, "used", Unit.BYTES),
            Figure.counter(Subject.SWAP, "in", Unit.BYTES_PER_SECOND, pageBytes),
            Figure.counter(Subject.SWAP, "out", Unit.BYTES_PER_SECOND, pageBytes)),
        () ->
            machine.getTotal() <= 0
                ? unknown(3)
                : new double[] {
                  memory.getSwapUsed(), memory.getSwapPagesIn(), memory.getSwapPagesOut()
                });
  }

  /**
   * Connections by state, and what went wrong with them. OSHI's list of all connections would tell
   * every state, but takes 100 ms at 10,000 of them.
   */
  MetricSource connections(InternetProtocolStats statistics) {
    return of(
        List.of(
            Figure.level(Subject.CONNECTIONS, "established", Unit.COUNT),
            Figure.counter(Subject.CONNECTIONS, "failed", Unit.PER_SECOND),
            Figure.counter(Subject.CONNECTIONS, "reset", Unit.PER_SECOND),
            Figure.counter(Subject.CONNECTIONS, "retransmitted", Unit.PER_SECOND)),
        () -> {
          // On Linux these count the connections of IPv6 too.
          TcpStats tcp = statistics.getTCPv4Stats();
          return isUnused(tcp)
              ? unknown(4)
              : new double[] {
                tcp.getConnectionsEstablished(),
                tcp.getConnectionFailures(),
                tcp.getConnectionsReset(),
                tcp.getSegmentsRetransmitted()
              };
        });
  }

  /** Not one segment so far is a system that does not tell, or has nothing to tell yet. */
  private static boolean isUnused(TcpStats tcp) {
    return tcp.getSegmentsReceived() <= 0 && tcp.getSegmentsSent() <= 0;
  }

  private static double[] unknown(int figures) {
    double[] values = new double[figures];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** What the kernel of Linux counts of its sockets; nothing elsewhere. */
  MetricSource sockets() {
    return sockets(new ProcFile(SOCKETS), new ProcFile(SOCKETS_OF_IPV6));
  }

  MetricSource sockets(ProcFile ipv4, ProcFile ipv6) {
    if (!ipv4.exists()) {
      return MetricSources.NONE;
    }
    boolean both = ipv6.exists();
    return of(
        List.of(
            Figure.level(Subject.CONNECTIONS, "in_use", Unit.COUNT),
            Figure.level(Subject.CONNECTIONS, "time_wait", Unit.COUNT),
            Figure.level(Subject.CONNECTIONS, "orphan", Unit.COUNT)),
        () ->
            new double[] {
              ipv4.named("TCP", "inuse") + (both ? ipv6.named("TCP6", "inuse") : 0),
              ipv4.named("TCP", "tw"),
              ipv4.named("TCP", "orphan")
            });
  }

  /** Of the whole machine. */
  MetricSource openFiles(FileSystem files) {
    return of(
        List.of(Figure.level(Subject.HOST, "open_files", Unit.COUNT)),
        () -> new double[] {counted(files.getOpenFileDescriptors())});
  }

  private MetricSource of(List<Figure> figures, Supplier<double[]> reading) {
    return new ReadMetrics(figures, reading, nanoClock);
  }

  /** A machine that runs has switched and opened: none at all is a system that does not tell. */
  private static double counted(double value) {
    return value > 0 ? value : Double.NaN;
  }

  /** OSHI says -1 for what a system does not tell. */
  private static double known(double value) {
    return value < 0 ? Double.NaN : value;
  }
}
