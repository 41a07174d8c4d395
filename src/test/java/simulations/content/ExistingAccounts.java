package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.users.Identities;
import salvo.gatling.users.IdentityPool;

/**
 * Accounts that the target has before the run, all with one password: what the authentication
 * simulation signs in as, so that its set-up sends nothing that a rate limit counts.
 */
final class ExistingAccounts implements Identities {

  private final String attacked;
  private final IdentityPool<Account> accounts;
  private final IdentityPool<Account> targets;

  /**
   * @param attacked the user type that is after accounts of its own
   */
  ExistingAccounts(Target target, String attacked) {
    String password = target.option("existingPassword");
    this.attacked = attacked;
    this.accounts = accounts("content/existing-accounts.csv", password);
    this.targets = accounts("content/target-accounts.csv", password);
  }

  private static IdentityPool<Account> accounts(String file, String password) {
    Queue<String> noJobs = new ConcurrentLinkedQueue<>();
    IdentityPool<Account> accounts = new IdentityPool<>();
    for (Map<String, Object> row : Feeders.csvRecords(file)) {
      accounts.add(new Account((String) row.get("email"), password, noJobs));
    }
    return accounts;
  }

  @Override
  public ChainBuilder prepare() {
    return exec(session -> session);
  }

  @Override
  public int ready(String userType) {
    return pool(userType).size();
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  public Session assign(Session session, String userType) {
    return ContentAccounts.actAs(session, pool(userType).next(session));
  }

  @Override
  public ChainBuilder cleanUp() {
    return exec(session -> session);
  }

  /** The API cannot delete the accounts that were registered in between. */
  @Override
  public Optional<String> leftBehind() {
    return Optional.empty();
  }

  private IdentityPool<Account> pool(String userType) {
    return userType.equals(attacked) ? targets : accounts;
  }
}
