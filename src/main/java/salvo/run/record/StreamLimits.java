package salvo.run.record;

import java.util.ArrayList;
import java.util.List;
import salvo.config.Settings;
import salvo.stats.stream.StreamClock;

/** What the goodput of a system asks of figures of streams. */
public final class StreamLimits {

  private StreamLimits() {}

  /** All of its limits but those of whole requests and tasks. */
  public static List<StreamClock.Limit> of(Settings settings, String system) {
    List<StreamClock.Limit> limits = new ArrayList<>();
    settings
        .systemNamed(system)
        .goodput()
        .forEach(
            (name, goodput) ->
                goodput
                    .limits()
                    .forEach(
                        (limit, longest) ->
                            limit
                                .figure()
                                .map(
                                    it ->
                                        new StreamClock.Limit(
                                            name,
                                            it.word(),
                                            key(system, name) + limit.key(),
                                            longest.toNanos() / 1e6))
                                .ifPresent(limits::add)));
    return limits;
  }

  private static String key(String system, String name) {
    return "salvo.systems." + system + ".goodput.\"" + name + "\".";
  }
}
