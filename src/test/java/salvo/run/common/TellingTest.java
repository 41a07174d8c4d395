package salvo.run.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.injectors.message.Beat;

/** What an injector tells the others once a second. */
class TellingTest {

  @TempDir private Path folder;

  /** Fails whenever it is asked how it goes. */
  private static final class Failing implements CommonRun.Local {

    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private final CountDownLatch askedTwice = new CountDownLatch(2);

    @Override
    public void stop(String reason) {}

    @Override
    public void warn(String sentence) {
      warnings.add(sentence);
    }

    @Override
    public Beat beat() {
      askedTwice.countDown();
      throw new IllegalStateException("no figures");
    }

    @Override
    public void searched(int injector, byte[] second) {}

    @Override
    public void lost(int injector) {}

    @Override
    public CommonFigures figures() {
      throw new IllegalStateException("no figures");
    }
  }

  @Test
  void shouldWarnOnceAndGoOnWhenItCannotTellWhatItDoes() throws InterruptedException {
    Failing local = new Failing();
    Settings settings =
        Given.nothing()
            .property("salvo.injector.index", "0")
            .property("salvo.injector.count", "1")
            .property("salvo.injector.run", "run")
            .property("salvo.injector.meet", "folder:" + folder)
            .read();

    try (CommonRun run = CommonRun.join(settings, "content", Optional.empty(), local)) {
      run.awaitStart();
      assertThat(local.askedTwice.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(local.warnings)
        .containsExactly(
            "The other injectors were not told what this one did: IllegalStateException: no"
                + " figures.");
  }
}
