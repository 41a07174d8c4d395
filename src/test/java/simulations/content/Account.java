package simulations.content;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An account of the content system and what was done with it. Several virtual users of an open
 * profile may act as the same account at once, so everything here is safe for concurrent use.
 */
final class Account {

  /** How many of its newest jobs a user looks at. */
  private static final int RECENT_JOBS = 10;

  /** Sign in again in good time before the token's 30 minutes are over. */
  private static final Duration TOKEN_AGE = Duration.ofMinutes(25);

  private final String email;
  private final String password;
  private final Queue<String> createdJobs;
  private final ConcurrentLinkedDeque<String> recentJobs = new ConcurrentLinkedDeque<>();
  private volatile String token = "";
  private volatile Instant tokenSince = Instant.EPOCH;

  /**
   * @param createdJobs where the id of every job is noted for the clean-up
   */
  Account(String email, String password, Queue<String> createdJobs) {
    this.email = email;
    this.password = password;
    this.createdJobs = createdJobs;
  }

  /** As this account, with a password that somebody guesses. */
  Account guessing(String guess) {
    return new Account(email, guess, createdJobs);
  }

  String email() {
    return email;
  }

  String password() {
    return password;
  }

  String token() {
    return token;
  }

  void signedIn(String newToken, Instant now) {
    token = newToken;
    tokenSince = now;
  }

  boolean tokenIsOld(Instant now) {
    return Duration.between(tokenSince, now).compareTo(TOKEN_AGE) > 0;
  }

  void created(String jobId) {
    createdJobs.add(jobId);
    recentJobs.addLast(jobId);
    if (recentJobs.size() > RECENT_JOBS) {
      recentJobs.pollFirst();
    }
  }

  /** One of the newest jobs, at random; empty before the first. */
  Optional<String> anyRecentJob() {
    Object[] jobs = recentJobs.toArray();
    return jobs.length == 0
        ? Optional.empty()
        : Optional.of((String) jobs[ThreadLocalRandom.current().nextInt(jobs.length)]);
  }
}
