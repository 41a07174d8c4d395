package salvo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.OwnSettings;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.report.RunReport;
import salvo.slo.Metric;
import salvo.slo.SloResult;
import salvo.slo.Verdict;

@Tag("thorough")
class LoadTestIT {

  @TempDir Path results;

  @Test
  void shouldGiveTheReportWhenARunHasEnded() {
    RunReport report = quick().with("slo.global.p95", "1 ms").with("slo.minRpsShare", 0.1).run();

    assertThat(report.run().simulation()).isEqualTo("OwnContentSimulation");
    assertThat(report.stats().total().requests()).isPositive();
    assertThat(report.verdict().status()).isEqualTo(Verdict.Status.FAIL);
    assertThat(report.slos())
        .filteredOn(slo -> slo.slo().isGlobal() && slo.status() == SloResult.Status.FAIL)
        .extracting(slo -> slo.slo().metric().key())
        .contains("p95");
  }

  @Test
  void shouldBeInvalidWhenTheInjectorWasTheLimit() {
    RunReport report =
        quick()
            .with("monitor.interval", "100 ms")
            .with("report.injectorLimits.samples", 2)
            .with("report.injectorLimits.cpu", 0.00001)
            .run();

    assertThat(report.verdict().status()).isEqualTo(Verdict.Status.INVALID);
    assertThat(report.verdict().reasons().get(0))
        .startsWith("The injector used ")
        .contains("more than the allowed 0.001 % (salvo.report.injectorLimits.cpu)");
    assertThat(report.assessment().grade()).isEmpty();
  }

  @Test
  void shouldLeaveTheBeginningOutOfTheObjectivesWhenItIsSkipped() {
    RunReport report =
        quick()
            .with("report.skipFirst", "1 s")
            .with("workload.tasksPerSecond", 20)
            .with("slo.minRpsShare", 0.5)
            .run();

    assertThat(report.stats().skipped().orElseThrow().requests()).isPositive();
    assertThat(report.stats().startMillis() + 1_000)
        .isLessThanOrEqualTo(report.stats().firstStartMillis());
    assertThat(report.slos())
        .filteredOn(slo -> slo.slo().metric().equals(Metric.MIN_RPS))
        .allSatisfy(slo -> assertThat(slo.status()).isEqualTo(SloResult.Status.PASS));
  }

  @Test
  void shouldRefuseToSkipAllOfTheLoad() {
    assertThatThrownBy(() -> quick().with("report.skipFirst", "2 s").run())
        .isInstanceOf(LoadTestException.class)
        .hasMessageContaining("salvo.report.skipFirst")
        .hasMessageContaining("shorter than the load, which lasts 2 s");
  }

  @Test
  void shouldReportAnInterruptedRunWhenItLastsTooLong() {
    RunReport report = quick().with("workload.duration", "1 h").within(Duration.ofSeconds(3)).run();

    assertThat(report.run().interrupted()).isTrue();
  }

  @Test
  void shouldSayWhyWhenARunLeavesNoReport() {
    assertThatThrownBy(() -> quick().profile("spik").run())
        .isInstanceOf(LoadTestException.class)
        .hasMessageContaining("OwnContentSimulation ended with status 1 and left no report")
        .hasMessageContaining("spike");
    assertThatThrownBy(() -> LoadTest.of("no.Simulation").resultsIn(results).run())
        .isInstanceOf(LoadTestException.class)
        .hasMessageContaining("no.Simulation");
  }

  private LoadTest quick() {
    OwnSettings.use();
    return LoadTest.of(OwnContentSimulation.class)
        .with("config", OwnSettings.FILE)
        .with("workload.duration", "2 s")
        .with("warmUp.duration", "0 s")
        .with("sandbox.scale", 0)
        .withJvmOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .resultsIn(results);
  }
}
