package salvo.sandbox.content.account;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * The accounts: those present from the start, and those registered since, of which the oldest make
 * room for new ones. Passwords are compared as they are: nothing here is worth a hash, and hashing
 * would take the processor from the load. For the handlers' event loop only.
 */
public final class Accounts {

  private final int maxRegistered;
  private final Map<String, Account> byEmail = new HashMap<>();
  private final Queue<String> registered = new ArrayDeque<>();

  public Accounts(int maxRegistered) {
    this.maxRegistered = maxRegistered;
  }

  /** Adds an account that stays. */
  public void seed(String email, String password) {
    byEmail.put(email, new Account(email, password, new Usage()));
  }

  /**
   * @return false when the address has an account already
   */
  public boolean register(String email, String password) {
    Account account = new Account(email, password, new Usage());
    if (byEmail.putIfAbsent(email, account) != null) {
      return false;
    }
    registered.add(email);
    if (registered.size() > maxRegistered) {
      byEmail.remove(registered.remove());
    }
    return true;
  }

  public Optional<Account> find(String email) {
    return Optional.ofNullable(byEmail.get(email));
  }

  public int count() {
    return byEmail.size();
  }
}
