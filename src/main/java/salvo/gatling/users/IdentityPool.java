package salvo.gatling.users;

import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import salvo.gatling.draw.Draws;

/**
 * The identities of one user type, handed out in turn; several users may act as the same one. Who
 * gets which is told by who they are, and not by when they ask.
 */
public final class IdentityPool<T> {

  private final NavigableMap<Long, T> identities = new TreeMap<>();
  private volatile List<T> inOrder = List.of();
  private volatile boolean isComplete = true;

  /** One more, behind all that are there. */
  public synchronized void add(T identity) {
    put(identities.isEmpty() ? 0 : identities.lastKey() + 1, identity);
  }

  /** What the user of a set-up has made; its place is that of its maker, whoever is ready first. */
  public synchronized void add(Session maker, T identity) {
    put(Draws.of(maker).user(), identity);
  }

  private void put(long place, T identity) {
    identities.put(place, identity);
    isComplete = false;
  }

  public int size() {
    return all().size();
  }

  /**
   * Who a user acts as in the present task: the first user as the first, and as the second in its
   * second task.
   *
   * @throws IllegalStateException when there is none
   */
  public T next(Session user) {
    List<T> all = all();
    if (all.isEmpty()) {
      throw new IllegalStateException("No identity was prepared");
    }
    Draws draws = Draws.of(user);
    return all.get((int) Math.floorMod(draws.user() + draws.tasks(), (long) all.size()));
  }

  private List<T> all() {
    return isComplete ? inOrder : ordered();
  }

  private synchronized List<T> ordered() {
    inOrder = List.copyOf(identities.values());
    isComplete = true;
    return inOrder;
  }
}
