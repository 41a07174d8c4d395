package salvo.run.drive;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import salvo.analysis.LoadChange;
import salvo.config.Settings;
import salvo.saved.RunFacts;
import salvo.workload.Course;
import salvo.workload.Dial;
import salvo.workload.InjectionProfile;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;
import salvo.workload.Spacing;

/** A load that may be changed while it runs. Safe for use by many threads. */
public final class DrivenLoad {

  /** How far a load can be raised beyond the peak of its profile. */
  private static final double MOST_TIMES = 10;

  /** A search ends where the target does, or the injector. */
  private static final double MOST_SEARCHED = 100_000;

  private static final String OF_SEARCH =
      "The search for the capacity sets the level: the run can be stopped, and not changed.";

  private static final String OF_TRACE =
      "The load is that of a trace: the run can be stopped, and not changed.";

  private final OfferedLoad offered;
  private final OptionalDouble variation;
  private final boolean isPart;
  private final boolean isSearch;
  private final long seed;
  private final Dial dial;
  private final DialDrive drive;
  private final AtomicLong users = new AtomicLong();

  /**
   * @param requestsPerSecond that it offers on average; empty where the answers decide
   * @param isSearch whether it is a search that turns the dial, and not somebody by hand
   */
  public DrivenLoad(
      OfferedLoad offered, OptionalDouble requestsPerSecond, Settings settings, boolean isSearch) {
    Settings.Workload workload = settings.workload();
    this.offered = offered;
    this.variation = workload.variation();
    this.isPart = !settings.injector().isAlone();
    this.isSearch = isSearch;
    this.seed = settings.seed().orElseGet(() -> new SplittableRandom().nextInt(Settings.MOST_SEED));
    double usual = isSearch ? MOST_SEARCHED : MOST_TIMES * offered.peak();
    this.dial =
        new Dial(
            Course.of(offered.profile().stages()),
            workload.ceiling().orElse(usual),
            System::nanoTime);
    this.drive = new DialDrive(dial, offered, requestsPerSecond, lock());
  }

  private Optional<String> lock() {
    if (isSearch) {
      return Optional.of(OF_SEARCH);
    }
    return offered.profile().trace().isPresent() ? Optional.of(OF_TRACE) : Optional.empty();
  }

  /** Of what is drawn at random. */
  public long seed() {
    return seed;
  }

  public Dial dial() {
    return dial;
  }

  /** The dial for people. */
  public DialDrive drive() {
    return drive;
  }

  /** How far the users of an open load come from one another. */
  public Spacing spacing() {
    if (variation.isEmpty()) {
      return Spacing.even();
    }
    double by = variation.getAsDouble();
    return by == 1 ? Spacing.poisson(seed) : Spacing.gamma(by, seed);
  }

  /** Counts a user who comes. */
  public void userCame() {
    users.incrementAndGet();
  }

  /** Whether chance decides how many users of an open load come. */
  public boolean isByChance() {
    return variation.isPresent();
  }

  /**
   * Users of an open load that were offered until a time of its dial; those who have come, where
   * chance decides how many.
   */
  public double offeredUntil(long nanos) {
    return isByChance()
        ? users.get()
        : dial.course().until(Math.min(nanos, dial.course().nanos())).area();
  }

  /** Whether it has become another load than was planned. */
  public boolean isChanged() {
    return !dial.changes().isEmpty();
  }

  /** What it has become. */
  public InjectionProfile profile() {
    return offered.profile().driven(dial.course());
  }

  /** What was changed by hand. */
  public List<LoadChange> changes() {
    return isSearch ? List.of() : drive.changes();
  }

  /**
   * How many come at random instants is known when all have come, and so are those of one injector
   * among others.
   */
  public RunFacts drawn(RunFacts facts) {
    boolean isDrawn = isPart || isByChance() && offered.profile().model() == Model.OPEN;
    return isDrawn
        ? facts.offering(users.get() * offered.profile().tasksPerUser().orElse(1))
        : facts;
  }
}
