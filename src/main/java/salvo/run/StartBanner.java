package salvo.run;

import java.util.Locale;
import java.util.OptionalLong;
import salvo.workload.InjectionProfile;
import salvo.workload.LoadChart;

/** What the console shows before a run: where the load goes and what it will look like. */
final class StartBanner {

  private StartBanner() {}

  /**
   * @param target where the load goes, as the user knows it
   * @param seed of what is drawn at random; empty where nothing is drawn by one
   */
  static String text(RunPlan plan, Launch launch, String target, OptionalLong seed) {
    InjectionProfile profile = plan.offered().profile();
    StringBuilder text = new StringBuilder("\n");
    line(text, "simulation", launch.simulation() + " (system " + plan.system() + ")");
    line(text, "target", target);
    plan.noWarmUp().ifPresent(reason -> line(text, "warm-up", reason));
    line(text, "profile", profile.name());
    line(text, "load", plan.load().model());
    line(text, "expected", plan.load().expected());
    plan.load().warnings().forEach(it -> line(text, "warning", it));
    seed.ifPresent(it -> line(text, "seed", it + " (-Dsalvo.workload.seed=" + it + " repeats it)"));
    line(text, "judged by", judged(plan));
    text.append('\n');
    LoadChart.draw(profile, launch.charset())
        .forEach(row -> text.append("  ").append(row).append('\n'));
    return text.append('\n').toString();
  }

  private static String judged(RunPlan plan) {
    int ofLevels = plan.searched().slos().size();
    return ofLevels > 0
        ? count(ofLevels) + " objectives, at each level"
        : count(plan.slos().judged().size()) + " objectives";
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "  %-11s %s%n", label, value));
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
