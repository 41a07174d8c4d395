package salvo.gatling.load;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import salvo.config.Settings;
import salvo.gatling.users.ThinkTime;
import salvo.gatling.users.UserType;
import salvo.text.DurationText;
import salvo.text.Quantity;
import salvo.trace.Trace;
import salvo.workload.InjectionProfile;
import salvo.workload.LoadSummary;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;
import salvo.workload.Profiles;
import salvo.workload.Rate;

/** Says before a run which load its settings make, and which of them change nothing. */
public final class LoadWords {

  private final UserMix mix;
  private final OfferedLoad offered;
  private final InjectionProfile profile;
  private final Settings.Workload workload;

  private LoadWords(UserMix mix, OfferedLoad offered, Settings.Workload workload) {
    this.mix = mix;
    this.offered = offered;
    this.profile = offered.profile();
    this.workload = workload;
  }

  /**
   * The summary of a load that the settings ask for.
   *
   * @param offered with its rate in tasks
   */
  public static LoadSummary of(UserMix mix, OfferedLoad offered, Settings.Workload workload) {
    LoadWords words = new LoadWords(mix, offered, workload);
    return new LoadSummary(words.model() + words.forgone(), words.expected(), words.warnings());
  }

  /** The summary of a load that stands in the simulation itself. */
  public static LoadSummary ofOwn(UserMix mix, OfferedLoad offered, Settings.Workload workload) {
    LoadWords words = new LoadWords(mix, offered, workload);
    List<String> idle =
        workload.given().stream()
            .map(
                key ->
                    key
                        + " has no effect: the load is part of what this simulation checks."
                        + " Leave it out.")
            .toList();
    return new LoadSummary(words.model(), words.expected(), idle);
  }

  private String model() {
    if (profile.model() == Model.OPEN) {
      return "open: "
          + (profile.trace().isPresent() ? trace() : rate() + arrivals() + length())
          + ", whatever the target does, as "
          + counted(profile.users(), "identity", "identities")
          + "; think times and pacing have no effect here";
    }
    return "closed: " + users() + ", each waiting for its answers" + pauses() + bound();
  }

  private String trace() {
    Trace trace = profile.trace().orElseThrow();
    return "the trace "
        + trace.name()
        + (trace.speed() == 1 ? "" : " at " + Quantity.number(trace.speed()) + " times its speed")
        + ", "
        + counted(trace.size(), "task", "tasks")
        + length();
  }

  private String arrivals() {
    if (workload.variation().isEmpty()) {
      return "";
    }
    double variation = workload.variation().getAsDouble();
    return " at random instants ("
        + (variation == 1
            ? "Poisson"
            : "gamma, coefficient of variation " + Quantity.number(variation))
        + ")";
  }

  private String rate() {
    double requests = offered.peak() * mix.requestsPerTask();
    String upTo = isFlat() ? "" : "up to ";
    String tasks = Quantity.number(offered.peak()) + " tasks/s";
    return mix.requestsPerTask() == 1
        ? upTo + tasks + " of one request each"
        : upTo + tasks + ", about " + Quantity.number(requests) + " requests/s,";
  }

  private String users() {
    if (profile.tasksPerUser().isPresent()) {
      return counted(profile.users(), "user", "users")
          + " at once, "
          + counted(profile.tasksPerUser().getAsInt(), "task", "tasks")
          + " each";
    }
    return (isFlat() ? "" : "up to ") + counted(profile.users(), "user", "users") + length();
  }

  private String length() {
    return " for " + DurationText.rounded(offered.duration());
  }

  private boolean isFlat() {
    return profile.stages().size() == 1
        && profile.stages().get(0).from() == profile.stages().get(0).to();
  }

  private String pauses() {
    Set<String> different = new LinkedHashSet<>();
    List<String> byType = new ArrayList<>();
    for (UserType type : mix.atWork()) {
      different.add(pause(type));
      byType.add(type.name() + " " + pause(type));
    }
    return different.size() == 1
        ? " and " + different.iterator().next()
        : " and then, by type: " + String.join(", ", byType);
  }

  private static String pause(UserType type) {
    if (type.pacing().isPresent()) {
      return "beginning a task each " + DurationText.of(type.pacing().get());
    }
    ThinkTime think = type.thinkTime();
    if (think.max().isZero()) {
      return "not thinking";
    }
    return think.min().equals(think.max())
        ? "thinking " + DurationText.of(think.min())
        : "thinking " + DurationText.of(think.min()) + " to " + DurationText.of(think.max());
  }

  private String bound() {
    return profile.bound().map(it -> ", together at most " + it.text()).orElse("");
  }

  private String forgone() {
    return Profiles.forgoneRate(workload)
        .map(it -> ", in place of the profile's " + it.text())
        .orElse("");
  }

  private String expected() {
    if (offered.tasks().isPresent()) {
      long tasks = offered.tasks().getAsLong();
      return "about "
          + Quantity.count(Math.round(mix.expected(offered)))
          + " requests in "
          + counted(tasks, "task", "tasks");
    }
    OptionalDouble most = mix.mostRequests(offered);
    return most.isPresent()
        ? "at most about " + Quantity.count((long) Math.ceil(most.getAsDouble())) + " requests"
        : "as many requests as are answered: not all users think between their tasks";
  }

  private List<String> warnings() {
    List<String> idle = new ArrayList<>();
    mix.leftOut().ifPresent(idle::add);
    boundTooHigh().ifPresent(idle::add);
    if (profile.tasksPerUser().isPresent() && workload.timeScale() != 1) {
      idle.add(
          "salvo.workload.timeScale has no effect: the load is an amount of work and has no times."
              + " Leave it out, or give a duration in place of requests.");
    }
    return List.copyOf(idle);
  }

  /** A bound that the users cannot come to changes nothing, and a rate is not what comes of it. */
  private Optional<String> boundTooHigh() {
    Duration length = offered.duration();
    if (profile.bound().isEmpty() || length.isZero()) {
      return Optional.empty();
    }
    Rate bound = profile.bound().get();
    OptionalDouble free = mix.mostWithoutBound(bound.unit());
    double seconds = length.toNanos() / 1e9;
    if (free.isEmpty() || free.getAsDouble() / seconds >= bound.perSecond()) {
      return Optional.empty();
    }
    String key = bound.unit() == Rate.Unit.REQUESTS ? "rps" : "tasksPerSecond";
    double reached = free.getAsDouble() / seconds;
    long enough = (long) Math.ceil(profile.users() * bound.perSecond() / reached);
    return Optional.of(
        "The bound of "
            + bound.text()
            + " has no effect: "
            + counted(profile.users(), "user", "users")
            + " who think that long do at most about "
            + new Rate(reached, bound.unit()).text()
            + ". Raise users beyond "
            + Quantity.count(enough)
            + ", or offer the rate itself: -Dmodel=open -D"
            + key
            + "="
            + BigDecimal.valueOf(bound.perSecond()).stripTrailingZeros().toPlainString()
            + ".");
  }

  private static String counted(long number, String one, String many) {
    return Quantity.count(number) + " " + (number == 1 ? one : many);
  }
}
