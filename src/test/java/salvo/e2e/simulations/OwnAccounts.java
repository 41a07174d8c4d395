package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.gatling.Target;
import salvo.gatling.users.Identities;
import salvo.gatling.users.IdentityPool;

/** Accounts, registered and signed in before the load, and relieved of their jobs after it. */
final class OwnAccounts implements Identities {

  private static final String ADMIN = "admin";
  private static final String EMAIL = "email";
  private static final String JOBS = "createdJobs";

  private record Account(String email, String token) {}

  private final OwnRequests requests;
  private final Target target;
  private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  private final Map<String, IdentityPool<Account>> pools = new ConcurrentHashMap<>();
  private final Queue<String> createdJobs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger undeleted = new AtomicInteger();
  private volatile Optional<String> failure = Optional.empty();

  OwnAccounts(OwnRequests requests, Target target) {
    this.requests = requests;
    this.target = target;
  }

  /** Remembers the session's job for the clean-up. */
  static Session noteJob(Session session) {
    if (session.contains(OwnRequests.JOB_ID)) {
      Queue<String> jobs = session.get(JOBS);
      jobs.add(session.getString(OwnRequests.JOB_ID));
    }
    return session;
  }

  @Override
  public ChainBuilder prepare() {
    return exec(this::withNewAccount)
        .exec(doIf(session -> !isAdmin(session)).then(step("register", requests.register)))
        .exec(doIf(session -> !session.isFailed()).then(step("login", requests.login)))
        .exec(this::keep);
  }

  @Override
  public int ready(String userType) {
    return pool(userType).size();
  }

  @Override
  public Optional<String> failure() {
    return failure;
  }

  @Override
  public Session assign(Session session, String userType) {
    Account account = pool(userType).next(session);
    return session
        .set(EMAIL, account.email())
        .set(OwnRequests.TOKEN, account.token())
        .set(JOBS, createdJobs);
  }

  @Override
  public ChainBuilder cleanUp() {
    return asLongAs(session -> !createdJobs.isEmpty())
        .on(
            exec(this::takeJob)
                .doIf(session -> session.contains(OwnRequests.JOB_ID))
                .then(exec(requests.deleteJob).exec(this::noteUndeleted)));
  }

  @Override
  public Optional<String> leftBehind() {
    int jobs = createdJobs.size() + undeleted.get();
    return jobs == 0 ? Optional.empty() : Optional.of("The clean-up left " + jobs + " jobs.");
  }

  private Session withNewAccount(Session session) {
    return isAdmin(session)
        ? account(session, target.option("adminEmail"), target.option("adminPassword"))
        : account(
            session,
            "own-" + run + "-" + session.userId() + "@example.com",
            target.option("password"));
  }

  private static Session account(Session session, String email, String password) {
    return session.set(EMAIL, email).set("password", password);
  }

  /** A request of the set-up, which notes why it failed. */
  private ChainBuilder step(String name, HttpRequestActionBuilder request) {
    return exec(session -> session.removeAll(OwnRequests.STATUS, OwnRequests.DONE))
        .exec(request)
        .exec(
            session -> {
              if (session.contains(OwnRequests.DONE)) {
                return session;
              }
              failure = Optional.of(name + " " + answer(session));
              return session.markAsFailed();
            });
  }

  private static String answer(Session session) {
    return session.contains(OwnRequests.STATUS)
        ? "answered with status " + session.getInt(OwnRequests.STATUS)
        : "got no answer";
  }

  private Session keep(Session session) {
    if (!session.isFailed()) {
      pool(session.getString(USER_TYPE))
          .add(
              session, new Account(session.getString(EMAIL), session.getString(OwnRequests.TOKEN)));
    }
    return session;
  }

  private Session takeJob(Session session) {
    String job = createdJobs.poll();
    Session cleared = session.remove(OwnRequests.DONE);
    return job == null ? cleared.remove(OwnRequests.JOB_ID) : cleared.set(OwnRequests.JOB_ID, job);
  }

  private Session noteUndeleted(Session session) {
    if (!session.contains(OwnRequests.DONE)) {
      undeleted.incrementAndGet();
    }
    return session;
  }

  private IdentityPool<Account> pool(String userType) {
    return pools.computeIfAbsent(userType, type -> new IdentityPool<>());
  }

  private static boolean isAdmin(Session session) {
    return ADMIN.equals(session.getString(USER_TYPE));
  }
}
