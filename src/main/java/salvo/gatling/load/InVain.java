package salvo.gatling.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import salvo.config.Settings;
import salvo.run.RunPlan;
import salvo.slo.Slo;
import salvo.text.DurationText;
import salvo.text.Quantity;

/** Settings that the load of a run gives no chance, which only its end would show. */
public final class InVain {

  private final RunPlan plan;
  private final Duration load;
  private final List<String> warnings = new ArrayList<>();

  private InVain(RunPlan plan) {
    this.plan = plan;
    this.load = plan.offered().duration();
  }

  /** A sentence for each, with the fix. */
  public static List<String> of(RunPlan plan) {
    InVain vain = new InVain(plan);
    vain.checkRate();
    if (!vain.load.isZero()) {
      vain.checkInterval();
      vain.checkRules("salvo.abortWhen.", plan.settings().abortWhen());
      vain.checkRules(
          "salvo.systems." + plan.system() + ".abortWhen.",
          plan.settings().systemNamed(plan.system()).abortWhen());
    }
    return List.copyOf(vain.warnings);
  }

  private void checkRate() {
    OptionalDouble offered = plan.requestsPerSecond();
    plan.slos().judged().stream()
        .filter(Slo::isRateOfRun)
        .filter(slo -> offered.isPresent() && slo.target() > offered.getAsDouble())
        .forEach(
            slo ->
                warnings.add(
                    "minRps = "
                        + slo.targetText()
                        + " cannot be met: the load offers about "
                        + Quantity.perSecond(offered.getAsDouble())
                        + ". Lower it, or raise rps."));
  }

  private void checkInterval() {
    Settings.Monitor monitor = plan.settings().monitor();
    if (monitor.enabled() && monitor.interval().compareTo(load) > 0) {
      warnings.add(
          "salvo.monitor.interval = "
              + DurationText.of(monitor.interval())
              + " takes no sample within a load of "
              + DurationText.rounded(load)
              + ". Shorten it.");
    }
  }

  private void checkRules(String prefix, Map<String, Settings.AbortRule> rules) {
    rules.forEach(
        (name, rule) -> {
          if (rule.hold().compareTo(load) >= 0) {
            warnings.add(
                prefix
                    + name
                    + " has no effect: what it waits for must last "
                    + DurationText.of(rule.hold())
                    + ", and the load lasts "
                    + DurationText.rounded(load)
                    + ". Lower hold, or make the load longer.");
          }
        });
  }
}
