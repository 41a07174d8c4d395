package salvo.run.drive;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import salvo.analysis.LoadChange;
import salvo.config.Settings;
import salvo.saved.RunFacts;
import salvo.workload.Course;
import salvo.workload.Dial;
import salvo.workload.InjectionProfile;
import salvo.workload.OfferedLoad;
import salvo.workload.Spacing;

/** A load that may be changed while it runs. Safe for use by many threads. */
public final class DrivenLoad {

  /** How far a load can be raised beyond the peak of its profile. */
  private static final double MOST_TIMES = 10;

  /** A search ends where the target does, or the injector. */
  private static final double MOST_SEARCHED = 100_000;

  /** Seeds that are easily copied by hand. */
  private static final int MOST_SEED = 1_000_000;

  private final OfferedLoad offered;
  private final boolean poisson;
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
      OfferedLoad offered,
      OptionalDouble requestsPerSecond,
      Settings.Workload workload,
      boolean isSearch) {
    this.offered = offered;
    this.poisson = workload.poisson();
    this.isSearch = isSearch;
    this.seed = workload.seed().orElseGet(() -> new SplittableRandom().nextInt(MOST_SEED));
    double usual = isSearch ? MOST_SEARCHED : MOST_TIMES * offered.peak();
    this.dial =
        new Dial(
            Course.of(offered.profile().stages()),
            workload.ceiling().orElse(usual),
            System::nanoTime);
    this.drive = new DialDrive(dial, offered, requestsPerSecond, isSearch);
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
    return poisson ? Spacing.poisson(seed) : Spacing.even();
  }

  /** Counts a user who comes. */
  public void userCame() {
    users.incrementAndGet();
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

  /** How many come at random instants is known when all have come. */
  public RunFacts drawn(RunFacts facts) {
    return poisson ? facts.offering(users.get()) : facts;
  }
}
