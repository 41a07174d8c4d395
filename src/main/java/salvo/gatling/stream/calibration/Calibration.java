package salvo.gatling.stream.calibration;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.stream.Streams.openAiChat;
import static salvo.gatling.stream.Streams.stream;

import io.gatling.core.config.SslConfiguration;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import salvo.event.FigureName;
import salvo.event.Phase;
import salvo.event.StreamTiming;
import salvo.gatling.client.Trust;
import salvo.gatling.draw.NumberedUsers;
import salvo.gatling.draw.UserNumbers;
import salvo.gatling.stream.calibration.KnownServer.Known;
import salvo.gatling.stream.record.StreamRecord;

/**
 * Sends streams of known times through all that streams of the load go through, and finds by how
 * much what is measured of them is wrong. It takes a good second or three, needs no network but
 * that of this machine, and counts in no figure.
 */
public final class Calibration {

  /** Where its streams come from. */
  static final String HOST = "127.0.0.1";

  private static final String NAME = "known stream";
  private static final String NUMBER = "salvo.knownStream";
  private static final int USERS = 8;
  private static final int COUNTED_EACH = 10;

  /** The first of each are not counted: these run on code that is cold, even after a warm-up. */
  private static final int COLD_EACH = 4;

  /** The same without one. */
  private static final int COLDER_EACH = 20;

  private final Transport transport;
  private final Consumer<StreamTiming.Calibration> found;
  private final Consumer<String> failed;
  private final int coldEach;
  private final AtomicLong numbers = new AtomicLong();
  private final Deviations deviations;
  private KnownServer server;
  private int left = USERS;
  private Optional<String> trouble = Optional.empty();

  /**
   * @param transport how its streams are to come
   * @param isWarm whether a warm-up comes before; it takes three seconds otherwise
   * @param found gets what it comes to
   * @param failed is told why it comes to nothing
   */
  public Calibration(
      Transport transport,
      boolean isWarm,
      Consumer<StreamTiming.Calibration> found,
      Consumer<String> failed) {
    this.transport = transport;
    this.coldEach = isWarm ? COLD_EACH : COLDER_EACH;
    this.deviations = new Deviations(transport);
    this.found = found;
    this.failed = failed;
  }

  /** Whether any of these figures is of streams. */
  public static boolean concerns(Collection<String> figures) {
    return figures.stream().anyMatch(it -> FigureName.TTFT.isIn(it) || FigureName.TTFA.isIn(it));
  }

  /**
   * The users whose streams they are.
   *
   * @param last what a scenario is to end with
   * @param tls Gatling's settings of TLS, once it runs
   */
  public PopulationBuilder population(ActionBuilder last, Supplier<SslConfiguration> tls) {
    ChainBuilder one =
        exec(session -> session.set(NUMBER, numbers.getAndIncrement()))
            .exec(
                stream(http(NAME).get(session -> address(session)), openAiChat())
                    .then(this::compare));
    return NumberedUsers.of(
            scenario(Phase.CALIBRATION)
                .exec(session -> begin(session, tls))
                .exec(repeat(coldEach + COUNTED_EACH).on(one))
                .exec(this::end)
                .exec(last),
            atOnceUsers(USERS),
            UserNumbers.CALIBRATION)
        .protocols(protocol());
  }

  private HttpProtocolBuilder protocol() {
    HttpProtocolBuilder protocol = http.disableWarmUp().disableCaching().silentUri(".*");
    return transport.isHttp2() ? protocol.enableHttp2() : protocol;
  }

  private synchronized Session begin(Session session, Supplier<SslConfiguration> tls) {
    try {
      if (server == null && trouble.isEmpty()) {
        server = KnownServer.start(transport);
      }
      return server == null ? session : trusting(session, tls);
    } catch (IOException | GeneralSecurityException e) {
      trouble = Optional.of("its server did not start: " + e);
      return session;
    }
  }

  private Session trusting(Session session, Supplier<SslConfiguration> tls)
      throws GeneralSecurityException {
    return server
        .trust()
        .map(trust -> Trust.only(trust, transport.isHttp2(), tls.get(), session))
        .orElse(session);
  }

  /** Where there is no server there is nobody at the address either, and that is told. */
  private synchronized String address(Session session) {
    return server == null ? "http://" + HOST + ":0/" : server.address(session.getLong(NUMBER));
  }

  private synchronized Session compare(Session session, StreamRecord record) {
    long number = session.getLong(NUMBER);
    Optional<Known> known = Optional.ofNullable(server).map(it -> it.sent(number));
    if (known.isEmpty() || record.failure().isPresent()) {
      trouble =
          trouble.or(
              () ->
                  Optional.of(
                      record.failure().map(it -> it.message()).orElse("a stream got no answer")));
    } else if (number >= USERS * coldEach) {
      deviations.add(known.get(), record);
    }
    return session.markAsSucceeded();
  }

  private synchronized Session end(Session session) {
    left--;
    if (left == 0) {
      if (server != null) {
        server.close();
      }
      trouble.ifPresentOrElse(failed, () -> found.accept(deviations.found()));
    }
    return session;
  }
}
