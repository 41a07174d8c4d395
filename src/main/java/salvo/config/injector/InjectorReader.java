package salvo.config.injector;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import salvo.config.source.EarlySetting;
import salvo.config.source.PropertyEncoding;
import salvo.config.source.Reading;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;

/** Reads {@code salvo.injector}, with the scheduler's variables where a key is not set. */
public final class InjectorReader {

  private static final String KEY = "salvo.injector";

  private static final int MOST = 10_000;

  private static final String HOST = "(\\[[0-9a-fA-F:.%]+\\]|[\\w.-]+)";

  private static final Rule<String> MEET =
      Rules.textLike(
          Pattern.compile(
              "(" + HOST + ":\\d{1,5})(," + HOST + ":\\d{1,5})*|dns:[\\w.-]+:\\d{1,5}|folder:.+"),
          "hosts with their ports and commas between, dns:<name>:<port>, or folder:<path>",
          "127.0.0.1:7800");

  private static final Rule<String> RUN =
      Rules.textLike(
          Pattern.compile("[\\w.-]{1,100}"),
          "1 to 100 letters, digits, dots, hyphens and underscores",
          "nightly-4711");

  private static final Rule<String> BIND =
      Rules.textLike(Pattern.compile(HOST), "an address of this machine", "127.0.0.1");

  private static final Rule<String> SECRET =
      Rules.textLike(
          Pattern.compile("(?s).{16,}"),
          "a secret of at least 16 characters, shared by all injectors",
          "the output of openssl rand -hex 24");

  private final Section section;
  private final Map<String, String> environment;

  private InjectorReader(Section section, Map<String, String> environment) {
    this.section = section;
    this.environment = environment;
  }

  /**
   * @param section {@code salvo.injector}
   * @param environment of this process
   */
  public static InjectorSettings read(Section section, Map<String, String> environment) {
    return new InjectorReader(section, environment).settings();
  }

  /**
   * The same before the other settings are read. What is wrong with it is told later, with all
   * other problems.
   */
  public static InjectorSettings early(PropertyEncoding encoding) {
    Map<String, String> given = new HashMap<>();
    for (String key : List.of("index", "count", "run", "meet")) {
      EarlySetting.of(KEY + "." + key, encoding).ifPresent(value -> given.put(key, value));
    }
    return read(
        new Section(new Reading(), KEY, ConfigFactory.parseMap(given).root()), System.getenv());
  }

  /** A scheduler's variables alone make no part of anything of a run that is meant to be whole. */
  private InjectorSettings settings() {
    Optional<String> meet = section.unlessBlank("meet", MEET);
    Optional<Scheduler> scheduler = meet.isPresent() ? Scheduler.of(environment) : Optional.empty();
    OptionalInt ownIndex = section.optionalInt("index", Rules.wholeNumber(0, MOST - 1, "1"));
    OptionalInt ownCount = section.optionalInt("count", Rules.wholeNumber(1, MOST, "4"));
    OptionalInt count =
        ownCount.isPresent() ? ownCount : of(scheduler.map(it -> it.count(environment)));
    OptionalInt index =
        ownIndex.isPresent() ? ownIndex : of(scheduler.map(it -> it.index(environment)));
    Optional<String> run =
        section
            .unlessBlank("run", RUN)
            .or(() -> scheduler.flatMap(it -> it.run(environment)).flatMap(RUN::of));
    int all = count.orElse(1);
    check(meet, index, count, run);
    return new InjectorSettings(
        Math.min(index.orElse(0), all - 1),
        all,
        run.orElse(""),
        meet,
        section.required("bind", BIND),
        section.unlessBlank("secret", SECRET),
        section.required(
            "timeout", Rules.duration(Duration.ofSeconds(1), Duration.ofHours(1), "2 min")),
        section.required("lost", Rules.number(0, 0.9, "0.1")));
  }

  private static OptionalInt of(Optional<OptionalInt> number) {
    return number.orElseGet(OptionalInt::empty);
  }

  private void check(
      Optional<String> meet, OptionalInt index, OptionalInt count, Optional<String> run) {
    if (count.isEmpty() && (meet.isPresent() || index.isPresent())) {
      section.report(
          "count",
          "the number of injectors, if one of them has an index or a place to meet",
          "set it to the same value for all; these schedulers provide it: "
              + Scheduler.names(Scheduler::count));
      return;
    }
    if (count.orElse(1) == 1) {
      return;
    }
    if (index.isEmpty() || index.getAsInt() >= count.getAsInt()) {
      section.report(
          "index",
          "which of the " + count.getAsInt() + " injectors this one is, from 0 on",
          "set it to a different number for each; these schedulers provide it: "
              + Scheduler.names(it -> Optional.of(it.index())));
    }
    if (meet.isEmpty()) {
      section.report(
          "meet",
          "where several injectors find one another; there is no default",
          "name hosts and ports, such as 10.0.0.4:7800,10.0.0.5:7800, dns:<name>:<port> or"
              + " folder:<path that all see>");
    }
    if (run.isEmpty()) {
      section.report(
          "run",
          "a name that the injectors of one run share with no other run",
          "set it to the same value for all; these schedulers provide it: "
              + Scheduler.names(Scheduler::run));
    }
  }
}
