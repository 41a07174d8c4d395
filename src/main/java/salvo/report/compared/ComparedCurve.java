package salvo.report.compared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Scope;
import salvo.compare.Distribution;
import salvo.text.Quantity;

/**
 * The response times of both runs over each other, as outlines of their classes on a logarithmic
 * axis of 400 by 112.
 *
 * @param label the percentiles of both
 * @param base path of the base's outline
 * @param candidate path of the candidate's area
 */
public record ComparedCurve(
    String scope, String label, String base, String candidate, List<Tick> ticks) {

  private static final double WIDTH = 400;
  private static final double HEIGHT = 112;
  private static final double HEADROOM = 6;
  private static final double LEAST_GAP = 75;
  private static final double NEAR_END = 24;

  /** A time at the axis. */
  public record Tick(String x, String text, String anchor) {}

  static ComparedCurve of(Scope scope) {
    Distribution drawn = scope.distribution();
    Axis axis = new Axis(drawn.bounds());
    double most =
        Stream.of(drawn.base(), drawn.candidate())
            .flatMap(List::stream)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    return new ComparedCurve(
        scope.subject(),
        scope.figures().stream()
            .filter(it -> it.metric().percent().isPresent())
            .map(ComparedCurve::words)
            .collect(Collectors.joining(", ")),
        outline(drawn.base(), axis, most),
        outline(drawn.candidate(), axis, most) + "Z",
        axis.ticks());
  }

  private static String words(Figure figure) {
    return figure.metric().label()
        + " "
        + figure.metric().text(figure.base())
        + " then "
        + figure.metric().text(figure.candidate());
  }

  private static String outline(List<Double> shares, Axis axis, double most) {
    StringBuilder path = new StringBuilder("M").append(text(axis.x(0))).append(' ');
    path.append(text(HEIGHT));
    for (int i = 0; i < shares.size(); i++) {
      double y = HEIGHT - (HEIGHT - HEADROOM) * shares.get(i) / most;
      path.append('V').append(text(y)).append('H').append(text(axis.x(i + 1)));
    }
    return path.append('V').append(text(HEIGHT)).toString();
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Times on a logarithmic axis; those below half a millisecond are at its beginning. */
  private record Axis(List<Double> bounds) {

    private static final double LEAST = 0.5;

    double x(int bound) {
      return at(bounds.get(bound));
    }

    private double at(double millis) {
      double from = Math.log(Math.max(LEAST, bounds.get(0)));
      double to = Math.log(bounds.get(bounds.size() - 1));
      return to > from ? WIDTH * (Math.log(Math.max(LEAST, millis)) - from) / (to - from) : 0;
    }

    /** At 1, 2 and 5 times the powers of ten, as far apart as their words need. */
    List<Tick> ticks() {
      List<Tick> ticks = new ArrayList<>();
      double last = -LEAST_GAP;
      double most = bounds.get(bounds.size() - 1);
      for (double power = 1; power <= most; power *= 10) {
        for (int step : new int[] {1, 2, 5}) {
          double millis = step * power;
          double x = at(millis);
          if (millis >= bounds.get(0) && millis <= most && x - last >= LEAST_GAP) {
            ticks.add(new Tick(text(x), Quantity.millis(millis), anchor(x)));
            last = x;
          }
        }
      }
      return ticks;
    }

    private static String anchor(double x) {
      return x < NEAR_END ? "start" : x > WIDTH - NEAR_END ? "end" : "middle";
    }
  }
}
