package salvo.capacity.level;

import java.util.Optional;
import java.util.OptionalDouble;
import salvo.config.ObjectiveKind;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.stats.stream.Pace;

/**
 * A bound on the times or failures of requests. That the 95th percentile keeps a limit is that at
 * most 5 % of the requests take longer.
 */
record RequestObjective(Slo slo) implements Objective {

  static Optional<Objective> of(Slo slo) {
    boolean isJudged =
        !slo.metric().isOfResource()
            && !slo.metric().isRate()
            && slo.metric().kind() != ObjectiveKind.FALL;
    return isJudged ? Optional.of(new RequestObjective(slo)) : Optional.empty();
  }

  @Override
  public String scope() {
    return slo.scope();
  }

  @Override
  public double allowed() {
    return switch (slo.metric().kind()) {
      case PERCENTILE -> (100 - slo.metric().percent()) / 100;
      case STREAM_TOKENS_PER_SECOND -> slo.metric().percent() / 100;
      case MAX -> 0;
      case GOODPUT -> 1 - slo.target();
      default -> slo.target();
    };
  }

  @Override
  public boolean isShare() {
    return slo.metric().kind() != ObjectiveKind.MEAN;
  }

  @Override
  public Tally tally(Observation second) {
    double number = 0;
    double sum = 0;
    double millis = 0;
    for (Observation.Ended ended : second.of(scope()).toList()) {
      number += ended.number();
      sum += against(ended);
      millis += ended.sumMillis();
    }
    return new Tally(number, sum, millis);
  }

  private double against(Observation.Ended ended) {
    return switch (slo.metric().kind()) {
      case MEAN -> ended.sumMillis();
      case ERROR_RATE, GOODPUT -> ended.ko().total();
      case STREAM_TOKENS_PER_SECOND -> above(ended, Pace.millis(slo.target()));
      default -> above(ended, slo.target());
    };
  }

  private static double above(Observation.Ended ended, double millis) {
    return Times.above(ended.ok(), millis) + Times.above(ended.ko(), millis);
  }

  @Override
  public String label() {
    return slo.subject() + " " + slo.metric().label();
  }

  @Override
  public String broken(LevelCounts counts) {
    SloResult result = SloResult.of(slo, OptionalDouble.of(value(counts)), OptionalDouble.empty());
    String sign = slo.metric().isUpperBound() ? " > " : " < ";
    return label() + " " + result.actualText() + sign + slo.targetText();
  }

  @Override
  public double value(LevelCounts counts) {
    return counts.figures(scope()).map(slo.metric()::value).orElse(Double.NaN);
  }
}
