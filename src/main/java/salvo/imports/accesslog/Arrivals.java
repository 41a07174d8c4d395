package salvo.imports.accesslog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import salvo.imports.model.ImportedProfile;

/** When requests came, minute by minute, as stages of a profile. */
final class Arrivals {

  private static final int MOST_STAGES = 30;
  private static final int MOST_MINUTES = 24 * 60;
  private static final int HOUR = 60;
  private static final int MOST_CLIENTS = 10_000;
  private static final double LEAST_RATE = 0.01;

  private final TreeMap<Long, Integer> minutes = new TreeMap<>();
  private final Set<String> clients = new HashSet<>();
  private int all;

  void add(Instant time, String client) {
    minutes.merge(time.getEpochSecond() / 60, 1, Integer::sum);
    all++;
    if (clients.size() < MOST_CLIENTS) {
      clients.add(client);
    }
  }

  /**
   * The profile; empty where the log has no times.
   *
   * @param taken how many of all requests are part of the load
   */
  Optional<ImportedProfile> profile(int taken) {
    if (minutes.isEmpty()) {
      return Optional.empty();
    }
    long from = from();
    int span = (int) Math.min(isLong() ? HOUR : MOST_MINUTES, minutes.lastKey() - from + 1);
    int width = (span + MOST_STAGES - 1) / MOST_STAGES;
    List<ImportedProfile.Stage> stages = new ArrayList<>();
    for (int minute = 0; minute < span; minute += width) {
      int length = Math.min(width, span - minute);
      double rate = (double) count(from + minute, length) * taken / all / length / 60;
      stages.add(stage(rate, length));
    }
    return Optional.of(new ImportedProfile(OptionalInt.of(Math.max(1, clients.size())), stages));
  }

  private static ImportedProfile.Stage stage(double rate, int minutes) {
    return new ImportedProfile.Stage(
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(Math.max(LEAST_RATE, Math.round(rate * 100) / 100.0)),
        Duration.ZERO,
        Duration.ofMinutes(minutes));
  }

  /** Whether it is of more than a day, of which only the busiest hour is taken. */
  boolean isLong() {
    return !minutes.isEmpty() && minutes.lastKey() - minutes.firstKey() >= MOST_MINUTES;
  }

  private long from() {
    if (!isLong()) {
      return minutes.firstKey();
    }
    long busiest = minutes.firstKey();
    int most = 0;
    for (Map.Entry<Long, Integer> minute : minutes.entrySet()) {
      int count = count(minute.getKey(), HOUR);
      if (count > most) {
        most = count;
        busiest = minute.getKey();
      }
    }
    return busiest;
  }

  private int count(long from, int length) {
    return minutes.subMap(from, from + length).values().stream().mapToInt(it -> it).sum();
  }
}
