package salvo.gatling;

import io.gatling.javaapi.core.Session;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import salvo.config.Settings;
import salvo.gatling.engine.Startup;
import salvo.text.DurationText;
import salvo.text.Redaction;

/** What the requests of a system need to know of it: its address, its options and its patience. */
public final class Target {

  private static final int MOST_PORT = 65_535;

  private final String system;
  private final Map<String, String> options;
  private final Settings settings;
  private final Function<String, String> address;
  private final MissingOptions missing;
  private final Consumer<String> warnings;

  /**
   * @param address where a scenario's requests go, by its name; asked only once the run has begun
   * @param warnings gets sentences that the run is to warn of
   */
  Target(
      String system,
      Map<String, String> options,
      Settings settings,
      Function<String, String> address,
      MissingOptions missing,
      Consumer<String> warnings) {
    this.system = system;
    this.options = options;
    this.settings = settings;
    this.address = address;
    this.missing = missing;
    this.warnings = warnings;
  }

  /** Where the session's requests go, for those that Gatling does not make itself. */
  public String address(Session session) {
    return address.apply(session.scenario());
  }

  /** How long a request waits for its answer. */
  public Duration requestTimeout() {
    return settings.http().requestTimeout();
  }

  /** Whether the warm-up calls the target itself, and not a stand-in for it. */
  public boolean isWarmedUp() {
    return settings.baseUrl().isEmpty() || isWarmUpOnTarget();
  }

  /** Whether the warm-up may go to what is no stand-in. */
  public boolean isWarmUpOnTarget() {
    return settings.warmUp().onTarget();
  }

  /** What the configuration says of the system. */
  public Settings.SystemUnderTest description() {
    return settings.systemNamed(system);
  }

  /** The objectives of the system, by request name. */
  public Map<String, Settings.Objectives> objectives() {
    return settings.systemNamed(system).slo();
  }

  /** Where the target is; empty when it is a sandbox that the run starts. */
  public Optional<URI> baseUrl() {
    return settings.baseUrl();
  }

  /**
   * An option of the system; when it is missing or empty, the process ends once the simulation has
   * asked for all of them, so that all are told together.
   */
  public String option(String name) {
    String value = options.getOrDefault(name, "");
    return value.isEmpty() ? missing.standIn(system, name) : value;
  }

  /**
   * An option of a length that the target asks for, such as a password; ends the process when it is
   * shorter.
   */
  public String text(String name, int least) {
    String value = option(name);
    if (value.length() < least && !options.getOrDefault(name, "").isEmpty()) {
      throw Startup.refuse(
          List.of(
              String.join(".", "salvo.systems", system, "options", name)
                  + " has "
                  + value.length()
                  + " characters: must have at least "
                  + least
                  + ", as the target requires. Set a longer one, or leave it empty."));
    }
    return value;
  }

  /** An option that may be left empty. */
  public Optional<String> optionIfAny(String name) {
    return Optional.of(options.getOrDefault(name, "")).filter(value -> !value.isBlank());
  }

  /** The key of all options, for sentences on them. */
  public String optionsKey() {
    return String.join(".", "salvo.systems", system, "options");
  }

  /** Has the run warn of what an option leaves out; for before {@code load}. */
  public void warn(String sentence) {
    warnings.accept(sentence);
  }

  /** An option as it may be shown, with the secrets in it masked. */
  public String shown(String name) {
    return Redaction.text(name, options.getOrDefault(name, ""));
  }

  /** An option that is a duration; ends the process when it is missing or none. */
  public Duration duration(String name) {
    return parsed(name, DurationText::parse, "a duration with its unit, such as 90 s");
  }

  /** An option that is a whole number; ends the process when it is missing or none. */
  public int wholeNumber(String name) {
    return parsed(name, Target::digits, "a whole number, such as 10");
  }

  /** The same, where less than so many make no sense. */
  public int wholeNumber(String name, int least) {
    return parsed(
        name,
        text -> digits(text).filter(number -> number >= least),
        "a whole number from " + least);
  }

  /** An option that is a port; ends the process when it is missing or none. */
  public int port(String name) {
    return parsed(
        name,
        text -> digits(text).filter(port -> port <= MOST_PORT),
        "a port from 0 to 65535, where 0 is any free one");
  }

  /** An option that lists HTTP statuses; ends the process when it is missing or none. */
  public List<Integer> statuses(String name) {
    return parsed(name, Target::statusList, "statuses with commas between, such as 200, 201");
  }

  /** An option that is one of a few words; ends the process when it is another. */
  public String choice(String name, List<String> words) {
    return parsed(
        name,
        text -> Optional.of(text).filter(words::contains),
        "one of " + String.join(", ", words));
  }

  private static Optional<Integer> digits(String text) {
    return Optional.of(text.strip()).filter(it -> it.matches("\\d{1,9}")).map(Integer::valueOf);
  }

  private static Optional<List<Integer>> statusList(String text) {
    return Optional.of(text.strip())
        .filter(it -> it.matches("[1-5]\\d\\d(, *[1-5]\\d\\d)*"))
        .map(it -> Arrays.stream(it.split(", *")).map(Integer::valueOf).toList());
  }

  private <T> T parsed(String name, Function<String, Optional<T>> parse, String rule) {
    String value = options.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw missing.refuse(system, name);
    }
    String key = String.join(".", "salvo.systems", system, "options", name);
    return parse
        .apply(value)
        .orElseThrow(
            () -> Startup.refuse(List.of(key + " = \"" + value + "\": must be " + rule + ".")));
  }
}
