package salvo.gatling.prompt;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import salvo.event.Phase;
import salvo.gatling.Target;
import salvo.gatling.draw.Draws;
import salvo.gatling.engine.Startup;
import salvo.gatling.stream.record.StreamRecord;
import salvo.gatling.users.TracedRequest;
import salvo.trace.TraceEntry;

/**
 * The prompts of a system, as its options say: {@code prompts}, {@code promptLength}, {@code
 * prefixGroups}, {@code hitRatio} and {@code cacheBusting}. Those of a trace with lengths are as
 * long as it has them. What is drawn follows from the seed of the run and from who the user is.
 */
public final class Prompts {

  /** Session attribute that has the text of the prompt. */
  public static final String PROMPT = "prompt";

  /** Session attribute that has how many tokens the answer may have. */
  public static final String MAX_TOKENS = "maxTokens";

  private final Optional<FeederBuilder<?>> feeder;
  private final PromptSource source;
  private final double hitRatio;
  private final boolean isBusting;
  private final String unique;
  private final int maxTokens;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final CacheShare cached = new CacheShare();

  private Prompts(
      Optional<FeederBuilder<?>> feeder,
      PromptSource source,
      double hitRatio,
      boolean isBusting,
      String unique,
      int maxTokens) {
    this.feeder = feeder;
    this.source = source;
    this.hitRatio = hitRatio;
    this.isBusting = isBusting;
    this.unique = unique;
    this.maxTokens = maxTokens;
  }

  /**
   * The prompts of a system; ends the process when its options are wrong.
   *
   * @param feeder of records with {@code prompt}, for {@code prompts = feeder}
   * @param maxTokens how many tokens an answer may have that no trace says it of
   */
  public static Prompts of(Target target, FeederBuilder<?> feeder, int maxTokens) {
    PromptOptions options = new PromptOptions(target::optionIfAny, target.optionsKey());
    String unique = Long.toString(new SplittableRandom().nextLong() >>> 1, Character.MAX_RADIX);
    PromptSource fed = (session, turn) -> Optional.ofNullable(session.getString(PROMPT));
    PromptSource source = options.source(fed, unique);
    boolean isBusting = options.isBusting();
    if (!options.problems().isEmpty()) {
      throw Startup.refuse(options.problems());
    }
    options.warnings().forEach(target::warn);
    double hitRatio = Double.parseDouble(target.optionIfAny("hitRatio").orElse("0"));
    Optional<FeederBuilder<?>> used = options.isFed() ? Optional.of(feeder) : Optional.empty();
    return new Prompts(used, source, hitRatio, isBusting, unique, maxTokens);
  }

  /** The same prompts, beside which that attribute of the session is set too. */
  public Prompts with(String attribute, Object value) {
    attributes.put(attribute, value);
    return this;
  }

  /** Sets {@link #PROMPT} and {@link #MAX_TOKENS} of the session. */
  public ChainBuilder next() {
    return next(1);
  }

  /** The same for a turn of a conversation; without a prompt where that has no more turns. */
  ChainBuilder next(int turn) {
    ChainBuilder set = exec(session -> set(session, turn));
    return feeder.map(it -> feed(it).exec(set)).orElse(set);
  }

  private Session set(Session session, int turn) {
    Session chosen = turn == 1 ? ShareGpt.choose(session) : session;
    Optional<String> text = source.text(chosen, turn);
    int most = TracedRequest.of(session).map(this::most).orElse(maxTokens);
    return text.map(it -> chosen.set(PROMPT, begun(chosen, it, turn)))
        .orElseGet(() -> chosen.remove(PROMPT))
        .set(MAX_TOKENS, most)
        .setAll(attributes);
  }

  private int most(TraceEntry entry) {
    return Math.max(1, entry.tokensOut().orElse(maxTokens));
  }

  private String begun(Session session, String text, int turn) {
    return isBusting && turn == 1
        ? unique
            + Long.toString(Draws.of(session).data().nextLong() >>> 1, Character.MAX_RADIX)
            + " "
            + text
        : text;
  }

  /** Counts what the target found in its cache: for {@code then} of a streamed request. */
  public Session answered(Session session, StreamRecord record) {
    if (!Phase.WARM_UP.owns(session.scenario())) {
      cached.add(record.tokens());
    }
    return session;
  }

  /** The share of prompts that was cached beside the one that is wanted; empty for none. */
  public Optional<String> conclusion() {
    return hitRatio > 0 || isBusting ? Optional.of(cached.sentence(hitRatio)) : Optional.empty();
  }
}
