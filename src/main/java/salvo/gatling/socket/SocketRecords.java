package salvo.gatling.socket;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.Status;
import io.gatling.commons.util.Clock;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.Session;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import salvo.gatling.chain.Beside;
import salvo.gatling.client.EndingExchange;
import salvo.run.sample.Exchange;
import scala.Option;
import scala.Some;

/**
 * What Gatling tells of one WebSocket, recorded as requests are. It tells of each message that is
 * sent as of a request of 0 ms, and of its answer besides: the answer alone is kept, and the other
 * where none is awaited. Closing is none of a load's business. On the user's event loop.
 */
final class SocketRecords implements StatsEngine {

  /** The name of what is not kept. */
  static final String NOT_KEPT = "salvo.socket.message";

  private static final int NO_STATUS = 0;

  private final StatsEngine records;
  private final Clock clock;
  private final String url;
  private final boolean isSilent;
  private String name = "";
  private boolean isAwaited;
  private boolean isLost;
  private String sent = "";
  private Optional<String> arrived = Optional.empty();

  /**
   * @param isSilent whether nothing is recorded, as before and after the load
   */
  SocketRecords(StatsEngine records, Clock clock, String url, boolean isSilent) {
    this.records = records;
    this.clock = clock;
    this.url = url;
    this.isSilent = isSilent;
  }

  /** Notes a message that is about to be sent. */
  void sending(String as, boolean awaited, String text) {
    name = as;
    isAwaited = awaited;
    sent = text;
    arrived = Optional.empty();
  }

  /** Records that the message could not be sent, as the target has ended the connection. */
  void lost(Session session) {
    logRequestCrash(
        session.scenario(),
        session.asScala().groups(),
        name,
        "WebSocket was already closed by the target");
    isLost = true;
  }

  /** Notes a message from the other end. */
  void arrived(String text) {
    arrived = Optional.of(text);
  }

  /** Notes that nothing more is of interest. */
  void closing() {
    isAwaited = true;
  }

  @Override
  public void logResponse(
      String scenario,
      scala.collection.immutable.List<String> groups,
      String told,
      long start,
      long end,
      Status status,
      Option<String> code,
      Option<String> message) {
    if (told.equals(NOT_KEPT)) {
      if (!isAwaited) {
        beside(scenario, groups, start, end, status, message);
      }
    } else if (told.equals(name)) {
      exchanged(scenario, groups, start, end, status, message);
    } else if (!told.equals(Sockets.SOCKET) && !isSilent) {
      records.logResponse(scenario, groups, told, start, end, status, code, message);
    }
  }

  /** A message that could not be sent. */
  @Override
  public void logRequestCrash(
      String scenario,
      scala.collection.immutable.List<String> groups,
      String told,
      String message) {
    long now = clock.nowMillis();
    Option<String> why = new Some<>(message);
    if (isAwaited) {
      exchanged(scenario, groups, now, now, KO$.MODULE$, why);
    } else {
      beside(scenario, groups, now, now, KO$.MODULE$, why);
    }
  }

  private void beside(
      String scenario,
      scala.collection.immutable.List<String> groups,
      long start,
      long end,
      Status status,
      Option<String> message) {
    exchanged(scenario, Beside.in(groups), start, end, status, message);
  }

  private void exchanged(
      String scenario,
      scala.collection.immutable.List<String> groups,
      long start,
      long end,
      Status status,
      Option<String> message) {
    if (!isSilent && !isLost) {
      EndingExchange.ofMessage(name, this::exchange)
          .during(
              () ->
                  records.logResponse(
                      scenario, groups, name, start, end, status, Option.empty(), message));
    }
  }

  private Exchange exchange() {
    return new Exchange(
        Exchange.MESSAGE,
        url,
        List.of(),
        content(sent),
        arrived.map(it -> new Exchange.Answer(NO_STATUS, List.of(), content(it))));
  }

  private static Exchange.Content content(String text) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    return new Exchange.Content(
        Arrays.copyOf(all, Math.min(all.length, Exchange.KEPT_BYTES)), all.length);
  }

  @Override
  public void start() {
    records.start();
  }

  @Override
  public void stop(ActorRef<Controller.Command> controller, Option<Exception> exception) {
    records.stop(controller, exception);
  }

  @Override
  public void logUserStart(String scenario) {
    records.logUserStart(scenario);
  }

  @Override
  public void logUserEnd(String scenario) {
    records.logUserEnd(scenario);
  }

  @Override
  public void logGroupEnd(String scenario, GroupBlock group, long end) {
    records.logGroupEnd(scenario, group, end);
  }
}
