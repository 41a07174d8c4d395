package salvo.gatling.output;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import salvo.analysis.errors.InjectorFailures;

/**
 * Why Gatling's client gave up. It logs whatever is no mere exception, a want of memory above all,
 * and ends the process at once, as a signal would. Gatling 3.15.1 internals.
 */
public final class FatalErrors extends AppenderBase<ILoggingEvent> {

  private static final String CLIENT = "io.gatling.http.client.impl.HttpAppHandler";

  private final Logger log;
  private volatile Optional<String> first = Optional.empty();

  private FatalErrors(Logger log) {
    this.log = log;
  }

  /** Watches from now on; nothing is noticed where something else than Logback logs. */
  public static Optional<FatalErrors> watch() {
    return LoggerFactory.getLogger(CLIENT) instanceof Logger log
        ? Optional.of(new FatalErrors(log).added())
        : Optional.empty();
  }

  private FatalErrors added() {
    start();
    log.addAppender(this);
    log.setAdditive(false);
    return this;
  }

  @Override
  protected void append(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown == null || !thrown.getClassName().endsWith("Error")) {
      log.getLoggerContext().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).callAppenders(event);
    } else if (first.isEmpty()) {
      first = Optional.of(thrown.getClassName() + ": " + thrown.getMessage());
    }
  }

  /** What it gave up by, in a sentence with what to do; empty while it goes on. */
  public Optional<String> sentence() {
    return first.map(
        error ->
            "Gatling has abandoned the load: "
                + error
                + "."
                + new InjectorFailures().cause(error).map(it -> " " + it.hint()).orElse(""));
  }
}
