package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.run.RunPlan;

class InVainTest {

  @Test
  void shouldWarnWhenTheRateIsMoreThanIsOffered() {
    assertThat(warnings("salvo.workload.tasksPerSecond", "10", "salvo.slo.global.minRps", "1000"))
        .containsExactly(
            "minRps = 1,000/s cannot be met: the load offers about 10/s. Lower it, or raise rps.");
  }

  @Test
  void shouldWarnWhenNothingCanHappenWithinTheLoad() {
    assertThat(
            warnings(
                "salvo.workload.tasksPerSecond",
                "10",
                "salvo.monitor.interval",
                "1 min",
                "salvo.abortWhen.slow.p95",
                "1 s",
                "salvo.abortWhen.slow.hold",
                "20 s"))
        .containsExactly(
            "salvo.monitor.interval = 1 min takes no sample within a load of 20 s. Shorten it.",
            "salvo.abortWhen.slow has no effect: what it waits for must last 20 s, and the load"
                + " lasts 20 s. Lower hold, or make the load longer.");
  }

  @Test
  void shouldSayNothingWhenAllCanHappen() {
    assertThat(
            warnings(
                "salvo.workload.tasksPerSecond",
                "10",
                "salvo.slo.global.minRps",
                "10",
                "salvo.abortWhen.slow.p95",
                "1 s",
                "salvo.abortWhen.slow.hold",
                "19 s"))
        .isEmpty();
  }

  private static List<String> warnings(String... keysAndValues) {
    List<String> all = new ArrayList<>(List.of(keysAndValues));
    all.addAll(List.of("salvo.workload.duration", "20 s"));
    MixedUsers users = MixedUsers.with(all.toArray(String[]::new));
    return InVain.of(
        RunPlan.of(
            "probe",
            users.settings(),
            users.offered(),
            List.of("regular"),
            Set.of("healthz"),
            Map.of("healthz", 200.0)));
  }
}
