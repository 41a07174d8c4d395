package salvo.live.terminal;

import java.util.List;
import salvo.live.LivePoint;

/** The request rate of the last seconds in one line, a character a second. */
final class LiveSparkline {

  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
  private static final String ASCII = " .:-=+*#@";

  private LiveSparkline() {}

  /** Scaled to the highest rate that is shown; empty without one. */
  static String of(List<LivePoint> history, int columns, boolean ascii) {
    List<LivePoint> shown = history.subList(Math.max(0, history.size() - columns), history.size());
    double most = shown.stream().mapToDouble(LivePoint::requestsPerSecond).max().orElse(0);
    StringBuilder line = new StringBuilder();
    String levels = ascii ? ASCII : BLOCKS;
    for (LivePoint point : shown) {
      double share = most == 0 ? 0 : point.requestsPerSecond() / most;
      line.append(levels.charAt((int) Math.ceil(share * (levels.length() - 1))));
    }
    return most == 0 ? "" : line.toString();
  }
}
