package salvo.report.html;

import java.util.Optional;
import java.util.OptionalDouble;
import salvo.config.ObjectiveKind;
import salvo.slo.Metric;
import salvo.slo.SloResult;
import salvo.stats.request.Summary;
import salvo.text.Quantity;

/**
 * A figure of all requests or of an endpoint, and how it stands to its objective.
 *
 * @param key of the metric, or {@link #REQUESTS}
 * @param value NaN where there is none
 * @param bound the objective, such as "≤ 5 s"; empty where there is none
 * @param limit the objective as a number; NaN where there is none
 */
record HtmlCell(
    String key, String text, double value, Standing standing, String bound, double limit) {

  static final String REQUESTS = "requests";

  /** As much of the objective must be left at least, for a figure not to be close to it. */
  private static final double CLOSE = 0.1;

  /** How a figure stands to its objective, the worst first. */
  enum Standing {
    /** Missed by as much again, or more. */
    FAR("missed by far"),
    MISSED("missed"),
    CLOSE("close"),
    MET("met"),
    /** Without an objective, but not as it ought to be. */
    NOTED(""),
    NONE("");

    private final String word;

    Standing(String word) {
      this.word = word;
    }

    /** For who does not see the colour; empty where there is no objective. */
    public String word() {
      return word;
    }
  }

  static HtmlCell ofCount(long requests) {
    return new HtmlCell(
        REQUESTS, Quantity.count(requests), requests, Standing.NONE, "", Double.NaN);
  }

  /** What a metric came to; a judged value stands for what the summary says. */
  static HtmlCell of(Metric metric, OptionalDouble measured, Optional<SloResult> judged) {
    OptionalDouble value = judged.map(SloResult::actual).orElse(measured);
    String text =
        judged
            .map(it -> it.actual().isPresent() ? it.actualText() : "no data")
            .orElse(value.isPresent() ? metric.text(value.getAsDouble()) : "-");
    boolean failed = metric.kind() == ObjectiveKind.ERROR_RATE && value.orElse(0) > 0;
    return new HtmlCell(
        metric.key(),
        text,
        value.orElse(Double.NaN),
        judged.map(HtmlCell::standing).orElse(failed ? Standing.NOTED : Standing.NONE),
        judged.map(HtmlCell::bound).orElse(""),
        judged.map(it -> it.slo().target()).orElse(Double.NaN));
  }

  /** What requests say of a metric; empty without any. */
  static OptionalDouble measured(Metric metric, Summary summary) {
    return summary.requests() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(metric.value(summary));
  }

  /** Whether only some rows have such a figure. */
  public boolean isOfSome() {
    return !key.equals(REQUESTS) && Metric.ofRequests(key).isOfSome();
  }

  /** Whether it has an objective. */
  public boolean isJudged() {
    return !bound.isEmpty();
  }

  private static String bound(SloResult result) {
    return (result.slo().metric().isUpperBound() ? "≤ " : "≥ ") + result.slo().targetText();
  }

  static Standing standing(SloResult result) {
    double margin = result.margin().orElse(0);
    return switch (result.status()) {
      case NO_DATA -> Standing.MISSED;
      case FAIL -> isFar(result) ? Standing.FAR : Standing.MISSED;
      case PASS -> result.margin().isPresent() && margin < CLOSE ? Standing.CLOSE : Standing.MET;
    };
  }

  /** Twice what is allowed, or half of what is required. */
  private static boolean isFar(SloResult result) {
    double actual = result.actual().orElseThrow();
    double target = result.slo().target();
    return result.slo().metric().isUpperBound() ? actual >= 2 * target : 2 * actual <= target;
  }

  /** How far a result is from its objective, in words: "3.3 times the objective". */
  static String distance(SloResult result) {
    if (result.actual().isEmpty()) {
      return "no data";
    }
    double target = result.slo().target();
    if (target == 0) {
      return result.status() == SloResult.Status.PASS ? "none" : "none are allowed";
    }
    double ratio = result.actual().getAsDouble() / target;
    if (ratio >= 2) {
      return Quantity.number(ratio) + " times the objective";
    }
    double away = Math.abs(ratio - 1);
    return away == 0
        ? "exactly the objective"
        : Quantity.share(away) + (ratio > 1 ? " above" : " below");
  }
}
