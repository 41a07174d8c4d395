package salvo.gatling.draw;

import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import scala.Option;

/**
 * What one virtual user draws at random: the same for the same seed, population and number of the
 * user, whatever the others do meanwhile. It goes along in the user's session, and is for nobody
 * else.
 */
public final class Draws {

  private static final String KEY = "salvo.draws";

  private final long seed;
  private final long user;
  private final SplittableRandom pauses;
  private SplittableRandom data;
  private long tasks = -1;

  private Draws(long seed, long user) {
    this.seed = seed;
    this.user = user;
    this.pauses = new SplittableRandom(Seeds.derive(seed, "pauses"));
    this.data = new SplittableRandom(Seeds.derive(seed, "data"));
  }

  /**
   * The session of a user who begins.
   *
   * @param population whose users count from 0 on
   */
  public static Session begin(Session session, long seed, String population, long user) {
    long own = Seeds.derive(Seeds.derive(seed, population), user);
    return session.set(KEY, new Draws(own, user));
  }

  /** Those of the session; of one that lost them, or never had any, they repeat nothing. */
  public static Draws of(Session session) {
    return of(session.asScala());
  }

  /** The same, of Gatling's own session. */
  public static Draws of(io.gatling.core.session.Session session) {
    Option<Object> known = session.attributes().get(KEY);
    return known.isDefined() ? (Draws) known.get() : lost(session.userId());
  }

  /**
   * The session of a user who begins a task; a task before it may have reset it. The data of a task
   * do not depend on those of another.
   */
  public static Session nextTask(Session session) {
    Draws draws = of(session);
    draws.tasks++;
    draws.data = new SplittableRandom(Seeds.derive(draws.seed, draws.tasks));
    return session.contains(KEY) ? session : session.set(KEY, draws);
  }

  private static Draws lost(long user) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Draws draws = new Draws(random.nextLong(), user);
    draws.tasks = random.nextInt(Integer.MAX_VALUE);
    return draws;
  }

  /** Number of the user within its population, from 0 on. */
  public long user() {
    return user;
  }

  /** How many tasks the user began before the present one. */
  public long tasks() {
    return tasks;
  }

  /** Uniform between the bounds, to the millisecond. */
  public Duration pause(Duration min, Duration max) {
    long least = min.toMillis();
    return Duration.ofMillis(least + pauses.nextLong(max.toMillis() - least + 1));
  }

  /** What the data of the task are drawn by. */
  public RandomGenerator data() {
    return data;
  }
}
