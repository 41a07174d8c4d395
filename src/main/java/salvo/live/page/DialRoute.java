package salvo.live.page;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import salvo.live.LiveDrive;
import salvo.text.DurationText;

/** What is asked of the dial, as forms and scripts send it: {@code level=40&ramp=10s}. */
final class DialRoute {

  private static final Duration LONGEST_RAMP = Duration.ofHours(24);

  private DialRoute() {}

  /**
   * Turns the dial.
   *
   * @return what has changed, in a sentence
   * @throws IllegalArgumentException with a sentence when that cannot be
   */
  static String turn(String path, String form, LiveDrive drive) {
    return switch (path) {
      case "/pause" -> drive.pause();
      case "/resume" -> drive.resume();
      default -> set(new QueryStringDecoder(form, false).parameters(), drive);
    };
  }

  private static String set(Map<String, List<String>> given, LiveDrive drive) {
    for (String name : given.keySet()) {
      if (!List.of("level", "ramp").contains(name)) {
        throw new IllegalArgumentException(
            "There is no such setting; give level, and ramp for a gradual change.");
      }
    }
    return drive.set(level(one(given, "level", "")), ramp(one(given, "ramp", "0 s")));
  }

  private static String one(Map<String, List<String>> given, String name, String otherwise) {
    List<String> values = given.getOrDefault(name, List.of(otherwise));
    if (values.size() != 1) {
      throw new IllegalArgumentException("Give " + name + " once.");
    }
    return values.get(0).strip();
  }

  private static double level(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("level: give a number, such as level=40.", e);
    }
  }

  private static Duration ramp(String text) {
    return DurationText.parse(text)
        .filter(it -> it.compareTo(LONGEST_RAMP) <= 0)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "ramp: give a time of at most 24 h, such as ramp=10s."));
  }
}
