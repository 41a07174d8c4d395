package salvo.gatling.engine;

import io.gatling.commons.stats.OK$;
import io.gatling.core.stats.writer.DataWriter;
import io.gatling.core.stats.writer.DataWriterData;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import salvo.event.RunEvent;
import salvo.event.StreamDetail;
import scala.Option;
import scala.Product;

/**
 * Gatling's stream of results as {@link RunEvent}s: a data writer of ours beside the log's. It runs
 * on one actor, so the sink needs no locks of its own. Gatling 3.15.1 internals; a contract test
 * compares every count with the log's.
 */
final class EventTap extends DataWriter<EventTap.NoData> {

  /** The tap keeps no data of its own between messages. */
  static final class NoData implements DataWriterData {}

  private final Consumer<RunEvent> sink;

  EventTap(Consumer<RunEvent> sink) {
    super("salvo-event-tap");
    this.sink = sink;
  }

  /** A request with the stream that its answer came as. */
  record Streamed(DataWriterMessage.LoadEvent response, StreamDetail stream)
      implements DataWriterMessage.LoadEvent {}

  @Override
  public NoData onInit() {
    return new NoData();
  }

  @Override
  public void onMessage(DataWriterMessage.LoadEvent message, NoData data) {
    // Scala's nested case classes have no name in Java: their fields are read by position.
    sink.accept(
        message instanceof Streamed streamed
            ? request((Product) streamed.response()).with(streamed.stream())
            : toEvent((Product) message));
  }

  @Override
  public void onFlush(NoData data) {}

  @Override
  public void onCrash(String cause, NoData data) {}

  @Override
  public void onStop(NoData data) {}

  static RunEvent toEvent(Product message) {
    return switch (message.productPrefix()) {
      case "Response" -> request(message);
      case "User" ->
          new RunEvent.User(
              text(message, 0), (Boolean) message.productElement(2), number(message, 1));
      case "Group" -> group(message);
      case "Error" -> new RunEvent.Crash(text(message, 0), number(message, 1));
      default ->
          throw new IllegalStateException(
              "Gatling sent an event of an unknown kind: " + message.productPrefix());
    };
  }

  /** Whether it tells of a request that failed. */
  static boolean isFailure(Product message) {
    return message.productPrefix().equals("Response") && !isOk(message, 5);
  }

  /** What is beside the requests has no status, but the name of its job in the place of one. */
  static RunEvent.Request request(Product message) {
    List<String> groups = groups(message);
    Option<?> code = (Option<?>) message.productElement(6);
    boolean isBeside = RunEvent.isBeside(groups);
    return new RunEvent.Request(
        text(message, 0),
        groups,
        text(message, 2),
        number(message, 3),
        number(message, 4),
        isOk(message, 5),
        isBeside ? RunEvent.NO_STATUS : status(code),
        text((Option<?>) message.productElement(7)),
        isBeside ? text(code) : "");
  }

  private static RunEvent group(Product message) {
    return new RunEvent.Group(
        text(message, 0),
        groups(message),
        number(message, 2),
        number(message, 3),
        (Integer) message.productElement(4),
        isOk(message, 5));
  }

  private static List<String> groups(Product message) {
    List<String> groups = new ArrayList<>(2);
    var names = ((scala.collection.immutable.List<?>) message.productElement(1)).iterator();
    while (names.hasNext()) {
      groups.add(String.valueOf(names.next()));
    }
    return List.copyOf(groups);
  }

  private static int status(Option<?> code) {
    try {
      return code.isDefined() ? Integer.parseInt(code.get().toString()) : RunEvent.NO_STATUS;
    } catch (NumberFormatException notHttp) {
      return RunEvent.NO_STATUS;
    }
  }

  private static boolean isOk(Product message, int position) {
    return message.productElement(position) == OK$.MODULE$;
  }

  private static String text(Product message, int position) {
    return String.valueOf(message.productElement(position));
  }

  private static String text(Option<?> told) {
    return told.isDefined() ? String.valueOf(told.get()) : "";
  }

  private static long number(Product message, int position) {
    return (Long) message.productElement(position);
  }
}
