package salvo.gatling.stream;

import com.typesafe.scalalogging.Logger;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.commons.util.Throwables.PimpedException$;
import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.action.RequestAction;
import io.gatling.core.action.builder.SessionHookBuilder;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.cache.SslContextSupport;
import io.gatling.http.client.impl.RequestTimeoutException;
import io.gatling.http.engine.response.RootSessionProcessor;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol$;
import io.gatling.http.request.HttpRequest;
import io.gatling.http.request.HttpRequestDef;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.http.response.Response;
import io.gatling.http.response.ResponseBody;
import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.NotSslRecordException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.slf4j.LoggerFactory;
import salvo.RootCause;
import salvo.event.Phase;
import salvo.event.Repeats;
import salvo.gatling.chain.Beside;
import salvo.gatling.client.EndingExchange;
import salvo.gatling.client.answer.GivenAnswer;
import salvo.gatling.client.answer.KeptAnswers;
import salvo.gatling.output.AnswersUnderWay;
import salvo.gatling.output.EndingStream;
import salvo.gatling.stream.StreamListener.Ended;
import salvo.gatling.stream.clock.LoopLag;
import salvo.gatling.stream.record.StreamFailure;
import salvo.gatling.stream.record.StreamLimits;
import salvo.gatling.stream.record.StreamReading;
import salvo.gatling.stream.record.StreamRecord;
import salvo.gatling.stream.record.StreamShape;
import salvo.gatling.stream.tokens.Tokenizer;
import scala.Option;
import scala.Some;
import scala.Tuple2;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Sends a request by Gatling's own engine and reads its answer as a stream. It does for checks,
 * cookies, groups and records what Gatling's own action does, by Gatling's own parts. All that
 * depends on how Gatling 3.15.1 is built inside stands here and in {@code salvo.gatling.client};
 * {@code StreamsTest} holds it.
 */
final class StreamAction implements Action {

  /** The message has the bytes that came in place of TLS. */
  private static final String NOT_SSL = "i.n.h.s.NotSslRecordException";

  private final CoreComponents core;
  private final HttpComponents http;
  private final HttpRequestDef request;
  private final StreamShape shape;
  private final StreamLimits limits;
  private final boolean keepsText;
  private final BiFunction<
          io.gatling.javaapi.core.Session, StreamRecord, io.gatling.javaapi.core.Session>
      use;
  private final Action next;
  private final List<StreamFigure> figures;
  private Logger logger = Logger.apply(LoggerFactory.getLogger(RequestAction.class));

  StreamAction(
      ScenarioContext context,
      Action next,
      HttpRequestBuilder request,
      StreamShape shape,
      StreamLimits limits,
      boolean keepsText,
      BiFunction<io.gatling.javaapi.core.Session, StreamRecord, io.gatling.javaapi.core.Session>
          use) {
    if (context.throttled()) {
      throw new IllegalStateException(
          "A streamed request cannot be throttled: leave out throttle, or set the rate by the"
              + " users' injection.");
    }
    this.core = context.coreComponents();
    this.http =
        (HttpComponents)
            (Object)
                context
                    .protocolComponentsRegistry()
                    .components(HttpProtocol$.MODULE$.HttpProtocolKey());
    this.request =
        request.build(http.httpCaches(), http.httpProtocol(), false, core.configuration());
    this.shape = shape;
    this.limits = limits;
    this.keepsText = keepsText;
    this.use = use;
    this.next = next;
    this.figures = StreamFigure.of(shape);
  }

  /** The same, but that a user who is to leave a block does so before it. */
  static Action exitable(ScenarioContext context, StreamAction action) {
    return new SessionHookBuilder(Success::new, true).build(context, action);
  }

  @Override
  public void execute(Session session) {
    try {
      Validation<HttpRequest> built = request.build(session);
      if (built instanceof Success<HttpRequest> good) {
        send(session, good.value());
      } else {
        crash(session, message(built));
      }
    } catch (RuntimeException e) {
      crash(session, PimpedException$.MODULE$.detailedMessage$extension(e));
    }
  }

  /** As Gatling's own action tells of a request that cannot be built. */
  private void crash(Session session, String why) {
    Validation<String> name = request.requestName().apply(session);
    if (name instanceof Success<String> known) {
      core.statsEngine().logRequestCrash(session.scenario(), session.groups(), known.value(), why);
    } else {
      logger.underlying().error("Failed to build request name: {}", message(name));
    }
    next.$bang(session.markAsFailed());
  }

  private static String message(Validation<?> failed) {
    return ((Failure) (Object) failed).message();
  }

  private void send(Session session, HttpRequest built) {
    boolean isMeasured = Phase.isMeasured(session.scenario());
    StreamListener listener =
        new StreamListener(
            built.clientRequest(),
            limits,
            new StreamReading(
                shape,
                keepsText || KeptAnswers.isKept(built.clientRequest().getName()),
                isMeasured ? Tokenizer.ofRun() : Optional.empty()),
            built.requestConfig().storeBodyParts(),
            session.eventLoop(),
            isMeasured ? Optional.of(LoopLag.OF_RUN) : Optional.empty(),
            Lanes.of(session.userId()),
            core.clock()::nowMillis,
            ended -> ended(session, built, ended));
    if (isMeasured && !built.isSilent(true)) {
      AnswersUnderWay.OF_RUN.begin(session.userId(), () -> soFar(session, built, listener));
    }
    try {
      http.httpEngine()
          .executeRequest(
              built.clientRequest(),
              session.userId(),
              http.httpProtocol().enginePart().shareConnections(),
              session.eventLoop(),
              listener,
              SslContextSupport.sslContexts(session));
    } catch (RuntimeException e) {
      AnswersUnderWay.OF_RUN.end(session.userId());
      throw e;
    }
  }

  private static CompletableFuture<Optional<AnswersUnderWay.SoFar>> soFar(
      Session session, HttpRequest built, StreamListener listener) {
    return listener
        .soFar()
        .thenApply(
            it ->
                it.map(
                    answer ->
                        new AnswersUnderWay.SoFar(
                            session.scenario(),
                            session.groups(),
                            built.clientRequest().getName(),
                            answer.startMillis(),
                            answer.stream(),
                            answer.idleNanos())));
  }

  private void ended(Session session, HttpRequest built, Ended ended) {
    AnswersUnderWay.OF_RUN.end(session.userId());
    boolean isSilent = built.isSilent(true);
    RootSessionProcessor processor =
        new RootSessionProcessor(
            isSilent,
            ended.sent(),
            built.requestConfig().checks(),
            http.httpCaches(),
            built.requestConfig().httpProtocol());
    Outcome outcome = outcome(session, built, ended, processor);
    if (!isSilent) {
      exchange(ended)
          .during(
              () ->
                  EndingStream.during(
                      ended.record().detail(), () -> record(session, ended, outcome)));
    }
    next.$bang(use(outcome.session(), ended.record()));
  }

  /** What the answer says is told with it, where that is kept. */
  private static EndingExchange exchange(Ended ended) {
    StreamRecord record = ended.record();
    return record
        .text()
        .filter(text -> KeptAnswers.isKept(record.name()))
        .map(
            text ->
                GivenAnswer.ofStream(ended.sent(), record.status(), text, record.finishReason()))
        .map(ended.exchange()::answering)
        .orElse(ended.exchange());
  }

  /** A function that fails is told of as a request is that cannot be built; its user goes on. */
  private Session use(Session session, StreamRecord record) {
    try {
      return use.apply(new io.gatling.javaapi.core.Session(session), record).asScala();
    } catch (RuntimeException e) {
      core.statsEngine()
          .logRequestCrash(
              session.scenario(),
              session.groups(),
              record.name(),
              "the record of its stream could not be used: " + e);
      return session.markAsFailed();
    }
  }

  /**
   * @param complaint why the request failed; empty when it did not
   */
  private record Outcome(Session session, Option<String> complaint, boolean isStream) {}

  private Outcome outcome(
      Session session, HttpRequest built, Ended ended, RootSessionProcessor processor) {
    StreamRecord record = ended.record();
    boolean isStream = record.status() / 100 == 2;
    if (ended.failure() != null) {
      return failed(session, ended, processor, message(ended.failure()));
    }
    if (isStream && record.failure().isPresent()) {
      return failed(session, ended, processor, message(record));
    }
    if (ended.status() == null) {
      return failed(session, ended, processor, message(record));
    }
    Tuple2<Session, Option<String>> checked =
        processor.updatedSession(session, response(built, ended));
    return new Outcome(checked._1(), checked._2(), isStream);
  }

  private static Outcome failed(
      Session session, Ended ended, RootSessionProcessor processor, String complaint) {
    return new Outcome(
        processor.updateSessionCrashed(session, ended.startMillis(), ended.endMillis()),
        new Some<>(complaint),
        false);
  }

  private static String message(StreamRecord record) {
    StreamFailure failure = record.failure().orElse(StreamFailure.NO_EVENTS);
    return record.complaint().isEmpty()
        ? failure.message()
        : failure.message() + ": " + record.complaint();
  }

  /** As Gatling tells of it. */
  private static String message(Throwable failure) {
    Throwable root = RootCause.of(failure);
    if (root instanceof RequestTimeoutException) {
      return root.getMessage();
    }
    return root instanceof NotSslRecordException
        ? NOT_SSL
        : PimpedException$.MODULE$.detailedMessage$extension(root);
  }

  private static Response response(HttpRequest built, Ended ended) {
    return new Response(
        ended.sent(),
        ended.startMillis(),
        ended.endMillis(),
        ended.status(),
        ended.headers(),
        ResponseBody.apply(
            ended.body().length,
            CollectionConverters.asScala(List.of(Unpooled.wrappedBuffer(ended.body()))).toList(),
            built.requestConfig().defaultCharset()),
        Map$.MODULE$.empty(),
        ended.isHttp2());
  }

  private void record(Session session, Ended ended, Outcome outcome) {
    StreamRecord record = ended.record();
    boolean isGood = outcome.complaint().isEmpty();
    log(
        session,
        session.groups(),
        record.name(),
        ended.startMillis(),
        ended.endMillis(),
        isGood ? OK$.MODULE$ : KO$.MODULE$,
        record.status() == 0 ? Option.empty() : new Some<>(Integer.toString(record.status())),
        outcome.complaint());
    if (isGood && outcome.isStream()) {
      figures.forEach(figure -> measure(session, ended, figure));
    }
  }

  private void measure(Session session, Ended ended, StreamFigure figure) {
    long end = ended.startMillis() + Math.round(figure.endNanos(ended.record()) / 1_000_000.0);
    figure
        .times(ended.record())
        .forEach(
            (millis, times) ->
                log(
                    session,
                    Beside.in(session.groups()),
                    figure.figure().of(ended.record().name()),
                    end - millis,
                    end,
                    OK$.MODULE$,
                    Option.empty(),
                    times == 1 ? Option.empty() : new Some<>(Repeats.message(times))));
  }

  private void log(
      Session session,
      scala.collection.immutable.List<String> groups,
      String name,
      long start,
      long end,
      Status status,
      Option<String> code,
      Option<String> complaint) {
    core.statsEngine()
        .logResponse(session.scenario(), groups, name, start, end, status, code, complaint);
  }

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public Logger logger() {
    return logger;
  }

  @Override
  public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger value) {
    logger = value;
  }
}
