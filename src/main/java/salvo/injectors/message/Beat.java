package salvo.injectors.message;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What an injector has done so far and how it is, told once a second.
 *
 * @param started requests, as the two after it
 * @param rate requests a second, lately
 * @param cpu share of the processors that its process may use, 0 to 1
 * @param lagMillis how late its timers are
 * @param p95Millis of its response times, lately
 * @param more other figures by their names, which are added up
 */
public record Beat(
    long started,
    long finished,
    long failed,
    double rate,
    double cpu,
    double lagMillis,
    double p95Millis,
    SortedMap<String, Double> more) {

  public static final Beat NONE = new Beat(0, 0, 0, 0, 0, 0, 0, new TreeMap<>());

  public Beat {
    more = new TreeMap<>(more);
  }

  /** Of all of them: counts and rates added, the mean of the processors, the worst of the rest. */
  public static Beat sum(Collection<Beat> beats) {
    SortedMap<String, Double> more = new TreeMap<>();
    for (Beat beat : beats) {
      for (Map.Entry<String, Double> figure : beat.more.entrySet()) {
        more.merge(figure.getKey(), figure.getValue(), Double::sum);
      }
    }
    return new Beat(
        beats.stream().mapToLong(Beat::started).sum(),
        beats.stream().mapToLong(Beat::finished).sum(),
        beats.stream().mapToLong(Beat::failed).sum(),
        beats.stream().mapToDouble(Beat::rate).sum(),
        beats.stream().mapToDouble(Beat::cpu).average().orElse(0),
        worst(beats, Beat::lagMillis),
        worst(beats, Beat::p95Millis),
        more);
  }

  private static double worst(Collection<Beat> beats, ToDoubleFunction<Beat> figure) {
    return beats.stream().mapToDouble(figure).max().orElse(0);
  }
}
