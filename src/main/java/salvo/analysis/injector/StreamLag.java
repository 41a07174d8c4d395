package salvo.analysis.injector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import salvo.config.ObjectiveKind;
import salvo.config.Settings;
import salvo.event.FigureName;
import salvo.slo.Slo;
import salvo.stats.stream.StreamClock;
import salvo.stats.stream.StreamTotals;
import salvo.text.Quantity;

/**
 * Whether late event loops could have moved the figures of streams so far that their limits prove
 * nothing of the target.
 */
public final class StreamLag {

  /** So many seconds as a load needs samples of the side-car. */
  private static final long MILLIS_PER_SAMPLE = 1_000;

  /** What was watched for less tells nothing at all. */
  private static final long LEAST_MILLIS = 1_000;

  private static final double MILLIS = 1_000;

  /** A real-time factor is not among them: seconds of sound spread the lag as tokens do. */
  private static final List<FigureName> FIGURES =
      List.of(
          FigureName.TTFT,
          FigureName.TTFO,
          FigureName.TPOT,
          FigureName.GAP,
          FigureName.GAPS,
          FigureName.TTFA,
          FigureName.STALL,
          FigureName.LONGEST_STALL);

  private static final FigureName PER_TOKEN = FigureName.TPOT;
  private static final String KEY = "salvo.report.injectorLimits.streamLag";

  private final StreamClock clock;
  private final Settings.InjectorLimits limits;
  private final Optional<Tightest> tightest;

  /**
   * The limit that a late event loop moves most.
   *
   * @param tokens of a stream after its first content, on average, where the limit is for each of
   *     them; otherwise 1
   * @param mostMillis how late event loops may be
   */
  public record Tightest(StreamClock.Limit limit, double tokens, double mostMillis) {}

  private StreamLag(
      StreamClock clock, Settings.InjectorLimits limits, Optional<Tightest> tightest) {
    this.clock = clock;
    this.limits = limits;
    this.tightest = tightest;
  }

  /**
   * Judges a run.
   *
   * @param system whose objectives they are
   * @param slos objectives of the run, of which those of streams count
   * @param streams the run's good streams
   */
  public static StreamLag of(
      StreamClock clock,
      String system,
      List<Slo> slos,
      List<StreamTotals> streams,
      Settings.InjectorLimits limits) {
    List<StreamClock.Limit> all = new ArrayList<>(clock.limits());
    all.removeIf(limit -> FIGURES.stream().noneMatch(it -> isOf(limit, it)));
    String key = "salvo.systems." + system + ".slo.";
    for (StreamTotals it : streams) {
      for (FigureName figure : FIGURES) {
        String scope = figure.of(it.name());
        slos.stream()
            .filter(slo -> slo.scope().equals(scope) && slo.metric().isTime())
            .map(slo -> limit(it.name(), figure, key, slo, slo.target()))
            .forEach(all::add);
      }
      // A speed is a time per token, too.
      slos.stream()
          .filter(slo -> slo.metric().kind() == ObjectiveKind.STREAM_TOKENS_PER_SECOND)
          .filter(slo -> slo.scope().equals(slo.metric().figure(it.name())))
          .map(slo -> limit(it.name(), PER_TOKEN, key, slo, MILLIS / slo.target()))
          .forEach(all::add);
    }
    return new StreamLag(clock, limits, tightest(all, streams, limits.streamLag()));
  }

  private static StreamClock.Limit limit(
      String name, FigureName figure, String key, Slo slo, double millis) {
    String scope = slo.metric().kind().isOfStreams() ? name : slo.scope();
    return new StreamClock.Limit(
        name, figure.word(), key + "\"" + scope + "\"." + slo.metric().key(), millis);
  }

  private static boolean isOf(StreamClock.Limit limit, FigureName figure) {
    return limit.figure().equals(figure.word());
  }

  private static Optional<Tightest> tightest(
      List<StreamClock.Limit> all, List<StreamTotals> streams, double share) {
    return all.stream()
        .flatMap(limit -> of(limit, streams, share).stream())
        .min(Comparator.comparingDouble(Tightest::mostMillis));
  }

  private static Optional<Tightest> of(
      StreamClock.Limit limit, List<StreamTotals> streams, double share) {
    return streams.stream()
        .filter(it -> it.name().equals(limit.name()))
        .findFirst()
        .map(it -> isOf(limit, PER_TOKEN) ? it.meanSteadyTokens() : 1)
        .filter(tokens -> tokens > 0)
        .map(tokens -> new Tightest(limit, tokens, share * limit.millis() * tokens));
  }

  /** The limit that decides; empty where streams have none. */
  public Optional<Tightest> tightest() {
    return tightest;
  }

  /** Why the run is invalid, in a sentence; empty where it is not. */
  public Optional<String> exceeded() {
    return isProof() ? beyond().map(it -> it + ".") : Optional.empty();
  }

  /** A warning where it would be, had it had streams for longer. */
  public Optional<String> unproved() {
    return isProof() || clock.watchedMillis() < LEAST_MILLIS
        ? Optional.empty()
        : beyond()
            .map(
                it ->
                    it
                        + ". It had streams for only "
                        + Quantity.millis(clock.watchedMillis())
                        + ", too short to make the run invalid"
                        + " (salvo.report.injectorLimits.samples).");
  }

  /**
   * A warning where streams of known times were measured more wrongly before the load than it
   * allows; the load itself is judged by its lag alone.
   */
  public Optional<String> miscalibrated() {
    return clock
        .calibration()
        .flatMap(
            it ->
                it.wrongCounts() > 0
                    ? Optional.of(
                        "Before the load, "
                            + Quantity.count(it.wrongCounts())
                            + " of "
                            + Quantity.count(it.streams())
                            + " streams of known tokens were counted wrongly: token figures of this"
                            + " run cannot be trusted.")
                    : farOff(Math.max(it.ttft().p99().orElse(0), it.gap().p99().orElse(0))));
  }

  private Optional<String> farOff(double millis) {
    return movedBy(millis)
        .map(
            it ->
                "Before the load, streams of known times were measured wrongly by up to "
                    + Quantity.millisBeyond(millis, it.mostMillis())
                    + " in 99 of 100, more than "
                    + bound(it, "")
                    + ": the injector's machine was busy with something else.");
  }

  private boolean isProof() {
    return clock.watchedMillis() >= limits.samples() * MILLIS_PER_SAMPLE;
  }

  private Optional<String> beyond() {
    double late = clock.lag().p99().orElse(0);
    return movedBy(late).map(it -> sentence(it, late));
  }

  /** The tightest limit, if so much moves it too far; empty where that is not judged. */
  private Optional<Tightest> movedBy(double millis) {
    return tightest.filter(it -> limits.streamLag() < 1 && millis > it.mostMillis());
  }

  private String sentence(Tightest it, double late) {
    boolean perToken = isOf(it.limit(), PER_TOKEN);
    return "The injector's event loops took what came on streams up to "
        + Quantity.millisBeyond(late, it.mostMillis())
        + " too late in 99 of 100 moments. That is more than the allowed "
        + bound(it, perToken ? " for each of " + Quantity.number(it.tokens()) + " tokens" : "")
        + ": give the injector more processors, use more injectors with fewer streams each, or set"
        + " a wider limit";
  }

  private String bound(Tightest it, String times) {
    return Quantity.share(limits.streamLag())
        + " ("
        + KEY
        + ") of the tightest limit, "
        + Quantity.millis(it.limit().millis())
        + times
        + " ("
        + it.limit().key()
        + ")";
  }
}
