package salvo.cli;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import salvo.Daemon;
import salvo.config.SavedRunSettings;
import salvo.report.html.HtmlReport;

/**
 * Does on a second processor what a report will need: loading its classes takes Java longer than
 * reading a million requests.
 */
final class Ahead {

  private static volatile Optional<FutureTask<SavedRunSettings>> settings = Optional.empty();

  private Ahead() {}

  /** Begins with the settings of this process. */
  static void start() {
    FutureTask<SavedRunSettings> loading = new FutureTask<>(CommandSettings::read);
    settings = Optional.of(loading);
    Daemon.thread("salvo-ahead", () -> work(loading)).start();
  }

  /** The settings, if they are being read; waits for them. */
  static Optional<SavedRunSettings> settings() {
    return settings.map(Ahead::await);
  }

  private static void work(FutureTask<SavedRunSettings> loading) {
    loading.run();
    HtmlReport.prepare();
  }

  private static SavedRunSettings await(FutureTask<SavedRunSettings> loading) {
    try {
      return loading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
