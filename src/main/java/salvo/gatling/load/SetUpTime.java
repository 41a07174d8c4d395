package salvo.gatling.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.gatling.users.Identities;
import salvo.text.DurationText;
import salvo.text.Quantity;
import salvo.workload.OfferedLoad;

/** How long it takes to make the identities of a load, and whether that is worth it. */
public final class SetUpTime {

  /** Most identities made per second; a storm of registrations is a test of its own. */
  static final int IDENTITIES_PER_SECOND = 25;

  /** Ten seconds of set-up. */
  private static final int TOLD_EACH = 10 * IDENTITIES_PER_SECOND;

  private static final Duration ALWAYS_BEARABLE = Duration.ofMinutes(10);
  private static final int MOST_LOADS = 10;

  private final Map<String, Integer> identities;
  private final OfferedLoad offered;

  private SetUpTime(Map<String, Integer> identities, OfferedLoad offered) {
    this.identities = identities;
    this.offered = offered;
  }

  public static SetUpTime of(UserMix mix, Identities identities, OfferedLoad offered) {
    return new SetUpTime(toMake(identities, mix.identities()), offered);
  }

  /** How many have to be made of each user type. */
  static Map<String, Integer> toMake(Identities identities, Map<String, Integer> users) {
    Map<String, Integer> all = new LinkedHashMap<>(users);
    all.replaceAll((type, count) -> identities.toMake(count));
    return all;
  }

  /** How far the set-up is and how long it still takes; told every ten seconds of it. */
  static Optional<String> progress(int done, int all, int perSecond) {
    return done % TOLD_EACH == 0 && done < all
        ? Optional.of(
            "  Set-up: "
                + Quantity.count(done)
                + " of "
                + Quantity.count(all)
                + " users made, about "
                + DurationText.atMost(Duration.ofSeconds((all - done) / perSecond + 1))
                + " left.")
        : Optional.empty();
  }

  /**
   * Refuses hours of set-up for seconds of load.
   *
   * @throws SettingsException when it takes more than ten minutes and ten times the load
   */
  public void requireWorthIt() {
    Duration load = offered.duration();
    if (isTimed()
        && length().compareTo(ALWAYS_BEARABLE) > 0
        && length().compareTo(load.multipliedBy(MOST_LOADS)) > 0) {
      throw new SettingsException(
          List.of(
              new SettingsProblem(
                  "salvo.workload.users",
                  Quantity.count(offered.profile().users()),
                  "",
                  "few enough for their set-up to be worth it: "
                      + made()
                      + " for a load of "
                      + loadText(),
                  "lower users, or make the load longer")));
    }
  }

  /** What a set-up longer than the load is worth a thought for; empty for a shorter one. */
  public Optional<String> warning() {
    return isTimed() && length().compareTo(offered.duration()) > 0
        ? Optional.of(
            "The set-up lasts longer than the load of "
                + loadText()
                + ": "
                + made()
                + ". Lower users, or make the load longer.")
        : Optional.empty();
  }

  /** An amount of work has no length that is known before. */
  private boolean isTimed() {
    return !offered.duration().isZero();
  }

  private Duration length() {
    return Duration.ofSeconds(count() / IDENTITIES_PER_SECOND);
  }

  private long count() {
    return identities.values().stream().mapToLong(Integer::longValue).sum();
  }

  private String made() {
    return "to make "
        + Quantity.count(count())
        + " identities, "
        + IDENTITIES_PER_SECOND
        + " a second, takes about "
        + DurationText.rounded(length());
  }

  private String loadText() {
    return DurationText.rounded(offered.duration());
  }
}
