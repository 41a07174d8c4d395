package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.RawTarget.Reaction;

/** An injector that the kernel limits in mid-load, as the limits of a container do. */
class LimitedGroupTest {

  private static final String LOAD =
      """
      salvo.slo.global.errorRate = 0.01
      salvo.systems.endpoints.list = [ { name = get, path = "/items" } ]
      """;

  @TempDir private Path folder;

  @Test
  void shouldBeInvalidWhenTheQuotaStopsTheInjector() {
    try (LimitedGroup group = LimitedGroup.ofProcessors();
        RawTarget target = RawTarget.start(path -> Reaction.OK)) {
      group.allowProcessors(4);
      try (GatlingProcess process =
          launch(target)
              .with("salvo.report.injectorLimits.samples", 20)
              .startedBy(group.starter())
              .start()) {
        process.awaitText("Load:");
        group.allowProcessors(0.1);
        process.run(Duration.ofSeconds(8));
        group.allowProcessors(4);
        FinishedRun run = process.await();

        assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
        assertThat(run.summary().status()).isEqualTo("INVALID");
        assertThat(run.summary().reasons())
            .anyMatch(it -> it.startsWith("The injector's container used up its CPU quota"));
        assertThat(run.file("resources.csv")).content().contains("container_throttled");
      }
    }
  }

  @Test
  void shouldLoseNoRequestWhenItMayHaveNoMoreThreads() {
    CountDownLatch limited = new CountDownLatch(1);
    try (LimitedGroup group = LimitedGroup.ofThreads();
        RawTarget target = RawTarget.start(path -> okAfter(limited));
        GatlingProcess process = launch(target).startedBy(group.starter()).start()) {
      process.awaitText("Load:");
      group.allowMoreThreads(0);
      limited.countDown();
      process.run(Duration.ofSeconds(5));
      group.allowAnyThreads();
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(run.summary().requests()).isEqualTo(400);
      assertThat(run.summary().ko()).isZero();
    }
  }

  private static Reaction okAfter(CountDownLatch latch) {
    try {
      latch.await();
      return Reaction.OK;
    } catch (InterruptedException e) {
      return Reaction.RESET;
    }
  }

  private GatlingLaunch launch(RawTarget target) {
    return GatlingLaunch.endpoints(folder)
        .with("baseUrl", target.uri())
        .with("rps", 50)
        .with("duration", "8 s")
        .withSettings(LOAD);
  }
}
