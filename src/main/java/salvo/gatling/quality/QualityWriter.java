package salvo.gatling.quality;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.util.Clock;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.stats.DataWritersStatsEngine;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.Optional;
import salvo.event.FigureName;
import salvo.event.RunEvent;
import salvo.gatling.chain.Beside;
import salvo.gatling.client.EndingExchange;
import salvo.gatling.client.answer.GivenAnswer;
import salvo.gatling.output.BeforeWriter;
import salvo.gatling.output.WithoutWarmUp;
import scala.Option;
import scala.Product;
import scala.Some;
import scala.collection.immutable.List;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Stands before the data writer that tells all others. Once that has been told of a request whose
 * answers are checked, and that succeeded, the answer is judged elsewhere, and the writer is told
 * whether it was good; before the end it waits for all that are still to be judged. Gatling 3.15.1
 * internals.
 */
public final class QualityWriter extends BeforeWriter {

  private static final String BAD = "bad answer: ";
  private static final String NOT_JUDGED = BAD + "not judged: ";

  private final Qualities qualities;
  private final Clock clock;
  private final Judging judging = new Judging();

  /** Tells this writer alone: the one of the run tells nobody once it has begun to stop. */
  private final StatsEngine next;

  private QualityWriter(
      ActorRef<DataWriterMessage> writer, Qualities qualities, ActorSystem system, Clock clock) {
    super(writer);
    this.qualities = qualities;
    this.clock = clock;
    this.next =
        new DataWritersStatsEngine(
            CollectionConverters.asScala(java.util.List.of(writer)).toList(), system, clock);
  }

  /**
   * The writer, with quality where there is any to tell.
   *
   * @param writer tells all others
   */
  public static ActorRef<DataWriterMessage> before(
      ActorRef<DataWriterMessage> writer, Qualities qualities, ActorSystem system, Clock clock) {
    return qualities.isEmpty() ? writer : new QualityWriter(writer, qualities, system, clock);
  }

  @Override
  public void $bang(DataWriterMessage message) {
    if (message instanceof DataWriterMessage.Stop) {
      judging.finish();
    }
    tell(message);
    if (message instanceof DataWriterMessage.LoadEvent
        && !WithoutWarmUp.isWarmUp(message)
        && message instanceof Product fields
        && fields.productPrefix().equals("Response")) {
      request(fields);
    }
  }

  private void request(Product fields) {
    List<?> groups = (List<?>) fields.productElement(1);
    String name = (String) fields.productElement(2);
    boolean isBeside = !groups.isEmpty() && groups.last().equals(RunEvent.BESIDE);
    boolean isOk = fields.productElement(5) == OK$.MODULE$;
    if (isBeside || !isOk || !qualities.has(name)) {
      return;
    }
    Optional<GivenAnswer> answer = EndingExchange.answerTo(name);
    if (answer.isEmpty()) {
      tell(fields, name, Optional.of(NOT_JUDGED + "its text is not known"));
    } else {
      judging.add(answer.get().size(), isTime -> judge(fields, name, answer.get(), isTime));
    }
  }

  private void judge(Product fields, String name, GivenAnswer answer, boolean isTime) {
    Optional<String> why =
        isTime
            ? broken(name, answer)
            : Optional.of(NOT_JUDGED + "too many answers were waiting for it");
    EndingExchange.ofAnswer(FigureName.QUALITY.of(name), answer)
        .during(() -> tell(fields, name, why));
  }

  /** A check that breaks says nothing good of the answer. */
  private Optional<String> broken(String name, GivenAnswer answer) {
    try {
      return qualities.broken(name, answer).map(BAD::concat);
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(NOT_JUDGED + e.getClass().getSimpleName());
    }
  }

  private void tell(Product fields, String name, Optional<String> why) {
    log(fields, FigureName.QUALITY.of(name), why);
    long sent = (Long) fields.productElement(3);
    qualities.ofLevel(name, clock.nowMillis() - sent).ifPresent(figure -> log(fields, figure, why));
  }

  @SuppressWarnings("unchecked")
  private void log(Product fields, String figure, Optional<String> why) {
    next.logResponse(
        (String) fields.productElement(0),
        Beside.in((List<String>) fields.productElement(1)),
        figure,
        (Long) fields.productElement(3),
        (Long) fields.productElement(4),
        why.isEmpty() ? OK$.MODULE$ : KO$.MODULE$,
        Option.empty(),
        why.<Option<String>>map(Some::new).orElse(Option.empty()));
  }
}
