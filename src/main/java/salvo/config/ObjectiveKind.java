package salvo.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.event.FigureName;

/**
 * What an objective may bound, in the order in which objectives are listed: the one list of their
 * keys. Percentiles are many, so that a key such as {@code p99.9} says which one it is.
 */
public enum ObjectiveKind {
  MEAN("mean"),
  PERCENTILE("pN"),
  MAX("max"),
  /** Of requests alone, as is the least rate. */
  ERROR_RATE("errorRate"),
  MIN_RPS("minRps"),
  /** Of a request whose answers are streams with tokens that are counted, as is the next. */
  TOKENS_PER_SECOND("tokensPerSecond"),
  /** The speed that all but so many percent of the streams reach. */
  STREAM_TOKENS_PER_SECOND("streamTokensPerSecond"),
  /** Of what has limits of its own, which it is declared with, and so no key of objectives. */
  GOODPUT("goodput"),
  /** How far the share of good answers falls under load; declared as that share is. */
  FALL("fall"),
  /** Of resources alone. */
  GROWTH("growth");

  /** Several keys in the order of their kinds, percentiles by percent. */
  public static final Comparator<String> ORDER =
      Comparator.<String, ObjectiveKind>comparing(key -> of(key).orElseThrow())
          .thenComparing(ObjectiveKind::percent);

  /** Of each percentile there is one way to write it. */
  private static final Pattern PERCENT =
      Pattern.compile("p(?:[1-9]\\d?(?:\\.\\d{0,2}[1-9])?|0\\.\\d{0,2}[1-9])");

  /** What a percentile of the speed of streams begins with. */
  private static final String OF_STREAMS = STREAM_TOKENS_PER_SECOND.key + ".";

  private static final List<String> USUAL_PERCENTILES =
      List.of("p50", "p75", "p90", "p95", "p99", "p99.9", "p99.99");

  private static final Rule<Double> MILLIS =
      Rules.duration(Duration.ofMillis(1), Duration.ofHours(1), "500 ms")
          .map(it -> (double) it.toMillis());

  private static final Rule<Double> IN_UNIT_OF_COLUMN = Rules.number(0, 1e18, "85");

  private final String key;

  ObjectiveKind(String key) {
    this.key = key;
  }

  /** Its name in the settings; of percentiles their form. */
  public String key() {
    return key;
  }

  /** The kind that a key names; empty for what is no key of an objective. */
  public static Optional<ObjectiveKind> of(String key) {
    if (PERCENT.matcher(key).matches()) {
      return Optional.of(PERCENTILE);
    }
    if (key.startsWith(OF_STREAMS)) {
      return isPercentile(key.substring(OF_STREAMS.length()))
          ? Optional.of(STREAM_TOKENS_PER_SECOND)
          : Optional.empty();
    }
    return Arrays.stream(values())
        .filter(kind -> kind != PERCENTILE && kind != STREAM_TOKENS_PER_SECOND)
        .filter(kind -> kind.key.equals(key))
        .findFirst();
  }

  /** The percent in the key of a percentile, more than 0 and less than 100; 0 for other keys. */
  public static BigDecimal percent(String key) {
    String percentile = key.startsWith(OF_STREAMS) ? key.substring(OF_STREAMS.length()) : key;
    return isPercentile(percentile) ? new BigDecimal(percentile.substring(1)) : BigDecimal.ZERO;
  }

  /** The key of a percentile of the speed of streams. */
  static String ofStreams(String percentile) {
    return OF_STREAMS + percentile;
  }

  /** Whether a key is that of a percentile of times. */
  static boolean isPercentile(String key) {
    return PERCENT.matcher(key).matches();
  }

  /** The usual keys, with the percentiles that people ask for. */
  static List<String> usual(boolean ofResource) {
    return Arrays.stream(values())
        .filter(kind -> kind != GOODPUT && kind != FALL && !kind.isOfStreams())
        .filter(kind -> ofResource ? kind.isOfResources() : kind.isOfRequests())
        .flatMap(
            kind -> kind == PERCENTILE ? USUAL_PERCENTILES.stream() : List.of(kind.key).stream())
        .toList();
  }

  public boolean isOfRequests() {
    return this != GROWTH;
  }

  public boolean isOfResources() {
    return switch (this) {
      case MEAN, PERCENTILE, MAX, GROWTH -> true;
      case ERROR_RATE, MIN_RPS, TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND, GOODPUT, FALL -> false;
    };
  }

  /** The name of what an objective of a request bounds: its own, or that of a figure beside it. */
  public String figure(String request) {
    return switch (this) {
      case TOKENS_PER_SECOND -> FigureName.TOKENS.of(request);
      case STREAM_TOKENS_PER_SECOND -> FigureName.PACE.of(request);
      default -> request;
    };
  }

  /** Whether it is of streams alone. */
  public boolean isOfStreams() {
    return this == TOKENS_PER_SECOND || this == STREAM_TOKENS_PER_SECOND;
  }

  /** What a bound keeps: of requests in ms, as a share or per second. */
  Rule<Double> rule(boolean ofResource) {
    if (ofResource) {
      return IN_UNIT_OF_COLUMN;
    }
    return switch (this) {
      case MEAN, PERCENTILE, MAX -> MILLIS;
      case ERROR_RATE, GOODPUT, FALL -> Rules.share();
      case MIN_RPS -> Rules.perSecond("40");
      case TOKENS_PER_SECOND, STREAM_TOKENS_PER_SECOND -> Rules.number(0.001, 1e9, "400");
      case GROWTH -> throw new IllegalStateException("Growth is of resources alone");
    };
  }
}
