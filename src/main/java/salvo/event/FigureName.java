package salvo.event;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What is measured beside a request in events of its own, which are called by the name of the
 * request and this word: the one list of these words. Not in it is what a simulation measures by
 * any name, such as a job.
 */
public enum FigureName {
  TTFT,
  TTFO,
  TPOT,
  TTFA,
  RTF,
  STALL,
  LONGEST_STALL,
  GAP,
  GAPS,
  QUEUEING,
  TOKENS,
  PACE,
  GOODPUT,
  /** What was cut with the load, and is neither good nor bad. */
  CUT_AT_THE_END,
  QUALITY,
  /** The quality at the lowest level of a load. */
  QUALITY_LOW,
  /** The same at the highest. */
  QUALITY_HIGH;

  /** The one that a name ends with, the longest of them; empty for any other name. */
  public static Optional<FigureName> in(String name) {
    return Arrays.stream(values())
        .filter(it -> it.isIn(name))
        .max(Comparator.comparing(it -> it.word().length()));
  }

  /** The word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What it is called of a request or a task. */
  public String of(String request) {
    return request + suffix();
  }

  /** Whether something is called as this is. */
  public boolean isIn(String name) {
    return name.endsWith(suffix());
  }

  /** The request whose figure is called so; empty where it is not called as this is. */
  public Optional<String> request(String name) {
    return isIn(name)
        ? Optional.of(name.substring(0, name.length() - suffix().length()))
        : Optional.empty();
  }

  private String suffix() {
    return " " + word();
  }
}
