package salvo.gatling.users;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The identities of one user type, handed out in turn; several users may act as the same one. */
public final class IdentityPool<T> {

  private final List<T> identities = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  public void add(T identity) {
    identities.add(identity);
  }

  public int size() {
    return identities.size();
  }

  /**
   * The next identity.
   *
   * @throws IllegalStateException when there is none
   */
  public T next() {
    if (identities.isEmpty()) {
      throw new IllegalStateException("No identity was prepared");
    }
    return identities.get(Math.floorMod(turn.getAndIncrement(), identities.size()));
  }
}
