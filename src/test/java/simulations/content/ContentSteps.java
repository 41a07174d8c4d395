package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import salvo.gatling.Feeders;

/** The steps that the journeys of the content system's simulations have in common. */
final class ContentSteps {

  private static final int LONGEST_SYLLABUS = 5000;

  private final ContentRequests requests;
  private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  private final AtomicLong uniqueTexts = new AtomicLong();
  private final FeederBuilder<String> formats = Feeders.csv("content/formats.csv");

  ContentSteps(ContentRequests requests) {
    this.requests = requests;
  }

  /** The values of a content request; without the cache each text is made unique. */
  ChainBuilder content(FeederBuilder<Object> texts, boolean useCache) {
    return content(texts).exec(session -> useCache ? session : makeUnique(session, false));
  }

  /** The values of a content request that may use the cache. */
  ChainBuilder content(FeederBuilder<Object> texts) {
    return feed(texts).feed(formats).exec(session -> session.set("useCache", true));
  }

  /** Makes the text of a content request one that no cache has seen, in no earlier run either. */
  Session makeUnique(Session session, boolean useCache) {
    String number = Long.toString(uniqueTexts.incrementAndGet(), Character.MAX_RADIX);
    String text = "[" + run + "-" + number + "] " + session.getString("syllabus");
    return session
        .set("syllabus", text.substring(0, Math.min(text.length(), LONGEST_SYLLABUS)))
        .set("useCache", useCache);
  }

  /** Creates a job and notes it with the account. */
  ChainBuilder createJob(
      HttpRequestActionBuilder request, FeederBuilder<Object> texts, boolean useCache) {
    return content(texts, useCache).exec(createJob(request));
  }

  /** Creates a job of the session's content and notes it with the account. */
  ChainBuilder createJob(HttpRequestActionBuilder request) {
    return exec(session -> session.remove(ContentAccounts.JOB_ID))
        .exec(request)
        .exec(
            session -> {
              if (session.contains(ContentAccounts.JOB_ID)) {
                ContentAccounts.account(session).created(session.getString(ContentAccounts.JOB_ID));
              }
              return session;
            });
  }

  /** Looks at one of the account's jobs; an account without any creates its first. */
  ChainBuilder lookAtJob(ChainBuilder createJob) {
    return exec(ContentSteps::chooseJob)
        .exec(doIf(session -> !session.contains(ContentAccounts.JOB_ID)).then(createJob))
        .exec(
            doIf(session -> session.contains(ContentAccounts.JOB_ID)).then(exec(requests.getJob)));
  }

  private static Session chooseJob(Session session) {
    Optional<String> job = ContentAccounts.account(session).anyRecentJob();
    return job.map(id -> session.set(ContentAccounts.JOB_ID, id))
        .orElseGet(() -> session.remove(ContentAccounts.JOB_ID));
  }

  /** Signs in again in good time before the token expires. */
  ChainBuilder freshToken() {
    return doIf(session -> ContentAccounts.account(session).tokenIsOld(Instant.now()))
        .then(ContentAccounts.signIn(requests.login));
  }
}
