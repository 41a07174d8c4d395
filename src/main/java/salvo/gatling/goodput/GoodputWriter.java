package salvo.gatling.goodput;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.commons.util.Clock;
import io.gatling.core.CoreComponents;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.DataWritersStatsEngine;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import salvo.config.Settings.Goodput;
import salvo.config.Settings.GoodputLimit;
import salvo.event.FigureName;
import salvo.event.RunEvent;
import salvo.event.StreamDetail;
import salvo.gatling.chain.Beside;
import salvo.gatling.goodput.TasksUnderWay.Execution;
import salvo.gatling.output.AnswersUnderWay;
import salvo.gatling.output.AnswersUnderWay.SoFar;
import salvo.gatling.output.BeforeWriter;
import salvo.gatling.output.EndingStream;
import salvo.gatling.output.WithoutWarmUp;
import salvo.text.DurationText;
import scala.Option;
import scala.Product;
import scala.Some;
import scala.collection.immutable.List;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Stands before the data writer that tells all others and, once that has been told of a request or
 * a group that has limits of its own, tells it whether this was good. Gatling 3.15.1 internals.
 *
 * <p>Which of a task's requests are its own is told by the text of its group's name, which each
 * task of a user makes anew: all groups within it have that text as well.
 */
public final class GoodputWriter extends BeforeWriter {

  /** A task stands within the group of its user type. */
  private static final int GROUPS_OF_TASK = 2;

  private static final String BAD_STEP = "a request of it was not";

  private final Goodputs goodputs;
  private final StatsEngine all;

  /** Tells the next writer alone: the one of the run tells nobody once it has begun to stop. */
  private final StatsEngine next;

  private final Clock clock;

  /** The tasks under way in which something has not been good. */
  private final Set<Execution> bad = ConcurrentHashMap.newKeySet();

  private GoodputWriter(
      ActorRef<DataWriterMessage> writer,
      Goodputs goodputs,
      StatsEngine all,
      StatsEngine next,
      Clock clock) {
    super(writer);
    this.clock = clock;
    this.goodputs = goodputs;
    this.all = all;
    this.next = next;
  }

  /**
   * The writer, with goodput where there is any to tell.
   *
   * @param writer tells all others
   * @param all tells that writer
   */
  public static ActorRef<DataWriterMessage> before(
      ActorRef<DataWriterMessage> writer,
      Goodputs goodputs,
      StatsEngine all,
      CoreComponents running) {
    if (goodputs.isEmpty()) {
      return writer;
    }
    StatsEngine next =
        new DataWritersStatsEngine(
            CollectionConverters.asScala(java.util.List.of(writer)).toList(),
            running.actorSystem(),
            running.clock());
    return new GoodputWriter(writer, goodputs, all, next, running.clock());
  }

  @Override
  public void $bang(DataWriterMessage message) {
    if (message instanceof DataWriterMessage.Stop) {
      AnswersUnderWay.OF_RUN.soFar().forEach(this::cut);
      TasksUnderWay.OF_RUN.begun().forEach(this::cut);
    }
    tell(message);
    if (message instanceof DataWriterMessage.LoadEvent && !WithoutWarmUp.isWarmUp(message)) {
      Product fields = (Product) message;
      if (fields.productPrefix().equals("Response")) {
        request(fields);
      } else if (fields.productPrefix().equals("Group")) {
        group(fields);
      }
    }
  }

  /**
   * One that has missed a limit is bad already; what the others would have come to is not known.
   */
  private void cut(SoFar answer) {
    Goodput goodput = goodputs.ofRequest(answer.name());
    if (goodput == null) {
      return;
    }
    Optional<String> why = missed(goodput, limit -> Certain.nanos(limit, answer));
    if (why.isPresent() && isOfTask(answer.groups())) {
      bad.add(execution(answer.groups()));
    }
    long end = answer.sentMillis() + Math.round(answer.stream().endNanos() / 1e6);
    cut(answer.scenario(), answer.groups(), answer.name(), answer.sentMillis(), end, why);
  }

  /** A task as far as it has come: its time is at least that. */
  private void cut(TasksUnderWay.Begun task) {
    List<String> groups = CollectionConverters.asScala(task.groups()).toList();
    if (!isOfTask(groups)) {
      return;
    }
    long nanos = System.nanoTime() - task.nanos();
    long end = clock.nowMillis();
    Optional<String> why =
        bad.contains(task.execution())
            ? Optional.of(BAD_STEP)
            : missed(goodputs.ofTask(groups.last()), limit -> nanos);
    cut(task.scenario(), groups, groups.last(), end - Math.round(nanos / 1e6), end, why);
  }

  private void cut(
      String scenario,
      List<String> groups,
      String name,
      long startMillis,
      long endMillis,
      Optional<String> why) {
    next.logResponse(
        scenario,
        Beside.in(groups),
        (why.isPresent() ? FigureName.GOODPUT : FigureName.CUT_AT_THE_END).of(name),
        startMillis,
        endMillis,
        status(why),
        Option.empty(),
        message(why));
  }

  private void request(Product fields) {
    List<?> groups = (List<?>) fields.productElement(1);
    if (!groups.isEmpty() && groups.last().equals(RunEvent.BESIDE)) {
      return;
    }
    Goodput goodput = goodputs.ofRequest((String) fields.productElement(2));
    boolean ok = fields.productElement(5) == OK$.MODULE$;
    Optional<String> missed =
        goodput == null || !ok ? Optional.empty() : missed(goodput, time(fields, 3));
    if (goodput != null) {
      Optional<String> why = ok ? missed : Optional.of("the request failed");
      tell(fields, (String) fields.productElement(2), 3, why);
    }
    if ((!ok || missed.isPresent()) && isOfTask(groups)) {
      bad.add(execution(groups));
    }
  }

  private void group(Product fields) {
    List<?> groups = (List<?>) fields.productElement(1);
    if (groups.size() != GROUPS_OF_TASK || !isOfTask(groups)) {
      return;
    }
    TasksUnderWay.OF_RUN.end(execution(groups));
    boolean areStepsGood =
        !bad.remove(execution(groups)) && fields.productElement(5) == OK$.MODULE$;
    String name = (String) groups.last();
    Optional<String> why =
        areStepsGood ? missed(goodputs.ofTask(name), time(fields, 2)) : Optional.of(BAD_STEP);
    tell(fields, name, 2, why);
  }

  private boolean isOfTask(List<?> groups) {
    return groups.size() >= GROUPS_OF_TASK && goodputs.ofTask((String) groups.apply(1)) != null;
  }

  private static Execution execution(List<?> groups) {
    return new Execution((String) groups.apply(1));
  }

  /** Start and end stand beside one another. */
  private static long time(Product fields, int start) {
    return (Long) fields.productElement(start + 1) - (Long) fields.productElement(start);
  }

  private static Optional<String> missed(Goodput goodput, long millis) {
    Optional<StreamDetail> stream = EndingStream.now();
    return missed(goodput, limit -> nanos(limit, millis, stream));
  }

  private static Optional<String> missed(Goodput goodput, ToDoubleFunction<GoodputLimit> nanosOf) {
    for (Map.Entry<GoodputLimit, Duration> it : goodput.limits().entrySet()) {
      double nanos = nanosOf.applyAsDouble(it.getKey());
      if (Double.isNaN(nanos)) {
        return Optional.of(it.getKey().key() + " is not known");
      }
      if (nanos > it.getValue().toNanos()) {
        return Optional.of(it.getKey().key() + " above " + DurationText.of(it.getValue()));
      }
    }
    return Optional.empty();
  }

  /** What the limit is for; 0 where there is nothing that could be late. */
  private static double nanos(GoodputLimit limit, long millis, Optional<StreamDetail> stream) {
    if (limit == GoodputLimit.TIME) {
      return millis * 1e6;
    }
    return stream.map(it -> nanos(limit, it)).orElse(Double.NaN);
  }

  private static double nanos(GoodputLimit limit, StreamDetail stream) {
    return switch (limit) {
      case TTFT -> orUnknown(stream.firstContentNanos());
      case TTFO -> orUnknown(stream.firstOutputNanos());
      case TPOT ->
          stream.tokens().out() == StreamDetail.NONE
              ? Double.NaN
              : Math.max(0, stream.nanosPerToken());
      case GAP -> Math.max(0, stream.longestGapNanos());
      case TTFA -> orUnknown(stream.firstContentNanos());
      case RTF -> orUnknown(stream.nanosPerSoundSecond());
      case STALL -> ofSound(stream, StreamDetail.Sound::stallNanos);
      case LONGEST_STALL -> ofSound(stream, StreamDetail.Sound::longestStallNanos);
      case TIME -> throw new IllegalArgumentException("the time is no figure of a stream");
    };
  }

  private static double ofSound(StreamDetail stream, ToLongFunction<StreamDetail.Sound> nanos) {
    return stream.sound().map(it -> (double) nanos.applyAsLong(it)).orElse(Double.NaN);
  }

  private static double orUnknown(double nanos) {
    return nanos == StreamDetail.NONE ? Double.NaN : nanos;
  }

  @SuppressWarnings("unchecked")
  private void tell(Product fields, String name, int start, Optional<String> why) {
    all.logResponse(
        (String) fields.productElement(0),
        Beside.in((List<String>) fields.productElement(1)),
        FigureName.GOODPUT.of(name),
        (Long) fields.productElement(start),
        (Long) fields.productElement(start + 1),
        status(why),
        Option.empty(),
        message(why));
  }

  private static Status status(Optional<String> why) {
    return why.isEmpty() ? OK$.MODULE$ : KO$.MODULE$;
  }

  private static Option<String> message(Optional<String> why) {
    return why.<Option<String>>map(it -> new Some<>("not good: " + it)).orElse(Option.empty());
  }
}
