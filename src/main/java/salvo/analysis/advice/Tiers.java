package salvo.analysis.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.config.Settings;
import salvo.resources.ResourceSummary;
import salvo.slo.Slo;
import salvo.slo.TierResult;
import salvo.slo.TierResult.Tier;
import salvo.stats.RunStats;
import salvo.stats.request.Summary;

/**
 * Names the figures of a run good, warning or critical. Processors and memory are taken at the
 * level that 95 of 100 samples stay within: a mean hides a peak of minutes, and a maximum is one
 * sample. Where a container has a limit they are shares of it, unless the machine is busier.
 */
public final class Tiers {

  static final String P95 = "p95";
  static final String ERROR_RATE = "errorRate";
  static final String CPU = "cpu";
  static final String MEMORY = "memory";

  private Tiers() {}

  /**
   * The whole run first, then its endpoints in alphabetical order; what has no data is left out.
   *
   * @param resources what was used while load was offered
   */
  public static List<TierResult> of(
      RunStats stats, ResourceSummary resources, Settings.Tiers bands) {
    List<TierResult> results = new ArrayList<>();
    if (stats.total().requests() > 0) {
      addRequests(results, Slo.GLOBAL, stats.total(), bands.p95(), bands.errorRate());
    }
    MachineUse use = new MachineUse(resources);
    use.cpu().ifPresent(it -> results.add(of(Slo.GLOBAL, CPU, it, bands.cpu())));
    use.memory().ifPresent(it -> results.add(of(Slo.GLOBAL, MEMORY, it, bands.memory())));
    for (Summary endpoint : stats.endpoints()) {
      Optional<Settings.EndpointTiers> own =
          Optional.ofNullable(bands.endpoints().get(endpoint.name()));
      addRequests(
          results,
          endpoint.name(),
          endpoint,
          own.flatMap(Settings.EndpointTiers::p95).orElse(bands.p95()),
          own.flatMap(Settings.EndpointTiers::errorRate).orElse(bands.errorRate()));
    }
    return List.copyOf(results);
  }

  private static void addRequests(
      List<TierResult> results,
      String scope,
      Summary summary,
      Settings.Band p95,
      Settings.Band errorRate) {
    results.add(of(scope, P95, summary.all().percentile(95), p95));
    results.add(of(scope, ERROR_RATE, summary.errorRate(), errorRate));
  }

  private static TierResult of(String scope, String metric, double actual, Settings.Band band) {
    return new TierResult(
        scope, metric, actual, tier(actual, band), band.warning(), band.critical());
  }

  private static Tier tier(double actual, Settings.Band band) {
    if (actual > band.critical()) {
      return Tier.CRITICAL;
    }
    return actual >= band.warning() ? Tier.WARNING : Tier.GOOD;
  }
}
