package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.chain.ChainRequests;
import salvo.gatling.users.Identities;
import salvo.gatling.users.IdentityPool;

/**
 * The accounts that the content system's users act as: registered and signed in before the load,
 * unique in every run, and relieved of their jobs after it. The API cannot delete an account.
 */
final class ContentAccounts implements Identities {

  static final String JOB_ID = "jobId";
  static final String JOB_STATUS = "jobStatus";
  static final String STATUS = "answeredStatus";
  static final String TOKEN = "token";

  /** Saved by the last check of a request that the set-up or the clean-up sends. */
  static final String DONE = "done";

  /** Shorter ones the service refuses. */
  static final int LEAST_PASSWORD = 8;

  private static final String ACCOUNT = "account";
  private static final String ADMIN = "admin";

  private final ContentRequests requests;
  private final Target target;
  private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  private final Map<String, IdentityPool<Account>> pools = new ConcurrentHashMap<>();
  private final Queue<String> createdJobs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger undeleted = new AtomicInteger();
  private volatile Optional<String> failure = Optional.empty();

  ContentAccounts(ContentRequests requests, Target target) {
    target.text("password", LEAST_PASSWORD);
    this.requests = requests;
    this.target = target;
  }

  static Account account(Session session) {
    return session.get(ACCOUNT);
  }

  static Session actAs(Session session, Account account) {
    return session.set(ACCOUNT, account);
  }

  static String userId(Session session) {
    return URLEncoder.encode(account(session).email(), StandardCharsets.UTF_8);
  }

  /** Registers the session's account. */
  static ChainBuilder register(HttpRequestActionBuilder register) {
    return feed(Feeders.csv("content/accounts.csv"))
        .exec(
            session ->
                session
                    .set("email", account(session).email())
                    .set("password", account(session).password()))
        .exec(register);
  }

  /** Signs the session's account in and keeps its token. */
  static ChainBuilder signIn(HttpRequestActionBuilder login) {
    return exec(session -> session.remove(TOKEN))
        .exec(login)
        .exec(
            session -> {
              if (session.contains(TOKEN)) {
                account(session).signedIn(session.getString(TOKEN), Instant.now());
              }
              return session;
            });
  }

  @Override
  public ChainBuilder prepare() {
    return exec(session -> actAs(session, newAccount(session)))
        .exec(
            doIf(session -> !isAdmin(session))
                .then(step(requests.register, register(requests.register))))
        .exec(
            doIf(session -> !session.isFailed()).then(step(requests.login, signIn(requests.login))))
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
    return actAs(session, pool(userType).next(session));
  }

  @Override
  public ChainBuilder cleanUp() {
    return asLongAs(session -> !createdJobs.isEmpty())
        .on(
            exec(this::takeJob)
                .doIf(session -> session.contains(JOB_ID))
                .then(exec(requests.deleteJob).exec(this::noteUndeleted)));
  }

  @Override
  public Optional<String> leftBehind() {
    int jobs = createdJobs.size() + undeleted.get();
    return jobs == 0
        ? Optional.empty()
        : Optional.of("The clean-up left " + jobs + " jobs on the target.");
  }

  private Account newAccount(Session session) {
    return isAdmin(session)
        ? new Account(target.option("adminEmail"), target.option("adminPassword"), createdJobs)
        : new Account(
            "salvo-" + run + "-" + session.userId() + "@example.com",
            target.text("password", LEAST_PASSWORD),
            createdJobs);
  }

  /**
   * A step of the set-up, which notes why it failed. It is sent silently, and Gatling never marks a
   * session as failed for that.
   */
  private ChainBuilder step(HttpRequestActionBuilder request, ChainBuilder chain) {
    String name = ChainRequests.namesOf(request).get(0);
    return exec(session -> session.removeAll(STATUS, DONE))
        .exec(chain)
        .exec(
            session -> {
              if (session.contains(DONE)) {
                return session;
              }
              failure = Optional.of(name + " " + answer(session));
              return session.markAsFailed();
            });
  }

  private static String answer(Session session) {
    if (!session.contains(STATUS)) {
      return "got no answer";
    }
    int status = session.getInt(STATUS);
    return "answered with status " + status + (status < 300 ? " and an unfit body" : "");
  }

  private Session keep(Session session) {
    if (!session.isFailed()) {
      pool(session.getString(USER_TYPE)).add(session, account(session));
    }
    return session;
  }

  private Session takeJob(Session session) {
    String job = createdJobs.poll();
    Session cleared = session.removeAll(STATUS, DONE);
    return job == null ? cleared.remove(JOB_ID) : cleared.set(JOB_ID, job);
  }

  private Session noteUndeleted(Session session) {
    if (!session.contains(DONE)) {
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
