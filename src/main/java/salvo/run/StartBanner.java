package salvo.run;

import java.util.Locale;
import salvo.text.DurationText;
import salvo.workload.InjectionProfile;
import salvo.workload.LoadChart;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;

/** What the console shows before a run: where the load goes and what it will look like. */
final class StartBanner {

  private StartBanner() {}

  /**
   * @param target where the load goes, as the user knows it
   */
  static String text(RunPlan plan, Launch launch, String target) {
    OfferedLoad offered = plan.offered();
    InjectionProfile profile = offered.profile();
    StringBuilder text = new StringBuilder("\n");
    line(text, "simulation", launch.simulation() + " (system " + plan.system() + ")");
    line(text, "target", target);
    plan.noWarmUp().ifPresent(reason -> line(text, "warm-up", reason));
    line(text, "profile", profile.name() + ": " + load(offered));
    line(text, "expected", expected(offered, plan.expectedRequests()));
    line(text, "judged by", count(plan.slos().judged().size()) + " objectives");
    text.append('\n');
    LoadChart.draw(profile, launch.charset())
        .forEach(row -> text.append("  ").append(row).append('\n'));
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "  %-11s %s%n", label, value));
  }

  private static String load(OfferedLoad offered) {
    InjectionProfile profile = offered.profile();
    if (profile.tasksPerUser().isPresent()) {
      String tasks = count(profile.tasksPerUser().getAsInt());
      return count(profile.users()) + " users with " + tasks + " tasks each";
    }
    String peak = "up to " + number(offered.peak());
    String level =
        profile.model() == Model.OPEN
            ? "open, " + peak + " tasks/s as " + count(profile.users()) + " users"
            : "closed, " + peak + " users at work" + pacing(profile);
    return level + " for " + DurationText.rounded(offered.duration());
  }

  private static String pacing(InjectionProfile profile) {
    return profile
        .pacing()
        .map(period -> ", a task every " + DurationText.rounded(period) + " each")
        .orElse("");
  }

  private static String expected(OfferedLoad offered, double requests) {
    String about = "about " + count(Math.round(requests)) + " requests";
    return offered.tasks().isPresent()
        ? about + " in " + count(Math.round(offered.tasks().getAsDouble())) + " tasks"
        : "at most " + about;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? count((long) value)
        : String.format(Locale.ROOT, "%,.2f", value);
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
