package salvo.analysis.errors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import salvo.stats.RunStats;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.request.Summary;
import salvo.text.ErrorExample;
import salvo.text.Quantity;

/**
 * What a simulation was to do under a name, mostly to send a request, and could not.
 *
 * @param count how often
 * @param reason of the most frequent kind
 * @param nothingSent whether no request of that name was sent at all
 */
public record Unsent(String name, long count, String reason, boolean nothingSent) {

  /** What the name begins with where a task ended by an exception, and by no request. */
  public static final String ABANDONED = "abandoned in ";

  private static final String NAME_ENDS = ": ";

  /** By name, most frequent first. */
  public static List<Unsent> of(RunStats stats) {
    Set<String> sent = stats.endpoints().stream().map(Summary::name).collect(Collectors.toSet());
    Map<String, List<ErrorCount>> byName = new LinkedHashMap<>();
    stats
        .crashes()
        .forEach(it -> byName.computeIfAbsent(name(it), name -> new ArrayList<>()).add(it));
    return byName.entrySet().stream()
        .map(it -> unsent(it.getKey(), it.getValue(), sent))
        .sorted((one, other) -> Long.compare(other.count(), one.count()))
        .toList();
  }

  /** In a full sentence. */
  public String sentence() {
    if (isAbandoned(name)) {
      return Quantity.count(count)
          + (count == 1 ? " task was " : " tasks were ")
          + name
          + ", because of \""
          + reason
          + "\".";
    }
    return (name.isEmpty() ? "unnamed requests" : name)
        + ": "
        + (nothingSent ? "no request was sent; " : "")
        + Quantity.count(count)
        + " could not be built or sent, because of \""
        + reason
        + "\".";
  }

  /** Gatling puts the name before the reason; empty where it does not. */
  static String name(ErrorCount crash) {
    int end = crash.message().indexOf(NAME_ENDS);
    if (!crash.endpoint().isEmpty() || end < 0) {
      return crash.endpoint();
    }
    return crash.message().substring(0, end);
  }

  private static Unsent unsent(String name, List<ErrorCount> crashes, Set<String> sent) {
    String message = crashes.get(0).message();
    String begin = name + NAME_ENDS;
    String reason = message.startsWith(begin) ? message.substring(begin.length()) : message;
    return new Unsent(
        name,
        crashes.stream().mapToLong(ErrorCount::count).sum(),
        ErrorExample.of(reason.strip()),
        !name.isEmpty() && !sent.contains(name) && !isAbandoned(name));
  }

  static boolean isAbandoned(String name) {
    return name.startsWith(ABANDONED);
  }
}
