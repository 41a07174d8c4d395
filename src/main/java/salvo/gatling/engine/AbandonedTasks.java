package salvo.gatling.engine;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import salvo.analysis.errors.Unsent;
import salvo.event.RunEvent;
import salvo.gatling.output.HarmlessTexts;

/**
 * What goes wrong in a scenario before it comes to a request, such as an exception in a function of
 * the session or a request name that cannot be resolved: Gatling 3.15.1 tells it to its log alone.
 */
final class AbandonedTasks extends AppenderBase<ILoggingEvent> {

  private static final String OF_GATLING = "io.gatling";

  /** Of these a request's failure to be built is an event already, and told twice in the log. */
  private static final Pattern BUILT = Pattern.compile("Failed to build request (?!name: )");

  private static final Pattern CRASHED =
      Pattern.compile("'(?<name>.*?)' crashed (with '(?<cause>.*)'|on session .*), forwarding.*");
  private static final Pattern FAILED =
      Pattern.compile("'(?<name>.*?)' failed to execute: (?<cause>.*)");
  private static final Pattern NAMELESS =
      Pattern.compile(
          "Failed to (build request|resolve) (?<name>name)( of group.*?)?: (?<cause>.*)");

  private final Consumer<RunEvent> sink;
  private final HarmlessTexts texts;
  private final ThreadLocal<Boolean> isTold = ThreadLocal.withInitial(() -> false);

  private AbandonedTasks(Consumer<RunEvent> sink, HarmlessTexts texts) {
    this.sink = sink;
    this.texts = texts;
  }

  /** Makes events of them from now on; none where the log is not Logback's. */
  static void watch(Consumer<RunEvent> sink, HarmlessTexts texts) {
    if (LoggerFactory.getLogger(OF_GATLING) instanceof Logger log) {
      AbandonedTasks watch = new AbandonedTasks(sink, texts);
      watch.setContext(log.getLoggerContext());
      watch.start();
      log.addAppender(watch);
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    if (BUILT.matcher(message).lookingAt()) {
      isTold.set(true);
      return;
    }
    Matcher crashed = CRASHED.matcher(message);
    if (crashed.matches()) {
      if (!isTold.get()) {
        tell(event, crashed.group("name"), cause(event, crashed.group("cause")));
      }
      isTold.set(false);
      return;
    }
    for (Pattern other : new Pattern[] {FAILED, NAMELESS}) {
      Matcher told = other.matcher(message);
      if (told.matches()) {
        tell(event, told.group("name"), told.group("cause"));
      }
    }
  }

  private static String cause(ILoggingEvent event, String told) {
    return told != null || event.getThrowableProxy() == null
        ? String.valueOf(told)
        : event.getThrowableProxy().getClassName() + ": " + event.getThrowableProxy().getMessage();
  }

  private void tell(ILoggingEvent event, String name, String cause) {
    String message = texts.message(Unsent.ABANDONED + name + ": " + cause);
    sink.accept(new RunEvent.Crash(message, event.getTimeStamp()));
  }
}
