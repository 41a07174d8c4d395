package salvo.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import salvo.sandbox.behaviour.ServiceTimes;
import salvo.sandbox.content.account.Accounts;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Ids;
import salvo.sandbox.http.RateLimit;
import salvo.sandbox.http.RateLimits;
import salvo.sandbox.http.Reply;

/** Long runs must not fill the memory: what is oldest goes. */
class BoundedStoresTest {

  private static final ContentRequest REQUEST =
      new ContentRequest("s".repeat(50), Format.GUIDE, true, true);

  @Test
  void shouldForgetTheOldestJob() {
    InstantSource clock = InstantSource.system();
    Environment environment =
        new Environment(
            clock, new ServiceTimes(1, 1), new RateLimits(clock, false), new Ids(1), line -> {});
    Jobs jobs = new Jobs(environment, 2);

    Job first = jobs.create(REQUEST, 60_000);
    Job second = jobs.create(REQUEST, 60_000);
    Job third = jobs.create(REQUEST, 60_000);

    assertThat(jobs.find(first.id())).isEmpty();
    assertThat(jobs.find(second.id())).contains(second);
    assertThat(jobs.list(Optional.empty(), 1, 10).jobs()).containsExactly(third, second);
    assertThat(jobs.list(Optional.of(JobStatus.PENDING), 1, 10).total()).isEqualTo(2);
  }

  @Test
  void shouldForgetTheOldestRegistrationButNoSeededAccount() {
    Accounts accounts = new Accounts(2);
    accounts.seed("seeded", "p");
    accounts.register("first", "p");
    accounts.register("second", "p");
    accounts.register("third", "p");

    assertThat(accounts.find("first")).isEmpty();
    assertThat(accounts.find("second")).isPresent();
    assertThat(accounts.find("third")).isPresent();
    assertThat(accounts.find("seeded")).isPresent();
    assertThat(accounts.count()).isEqualTo(3);
  }

  @Test
  void shouldKeepNoMoreThanTheLatestWhenJobsAreOnlyCreatedForAnHour() {
    AtomicLong now = new AtomicLong(1_700_000_000_000L);
    InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    Environment environment =
        new Environment(
            clock, new ServiceTimes(1, 1), new RateLimits(clock, false), new Ids(1), line -> {});
    Jobs jobs = new Jobs(environment, 10_000);

    for (int i = 0; i < 150 * 3_600; i++) {
      jobs.create(REQUEST, 20_000);
      now.set(1_700_000_000_000L + i * 1_000L / 150);
    }

    assertThat(jobs.toCome()).isBetween(1, 150 * 21);
    assertThat(jobs.list(Optional.empty(), 1, 10).total()).isEqualTo(10_000);
  }

  @Test
  void shouldForgetTheOldestClientsWhenThereAreMany() {
    AtomicReference<String> client = new AtomicReference<>("first");
    Handler limited =
        new RateLimits(() -> Instant.EPOCH, true)
            .limit(
                RateLimit.perHour("one", 1), call -> client.get(), call -> Reply.json(200, "yes"));
    limited.handle(null);
    for (int i = 0; i < 50_000; i++) {
      client.set("client " + i);
      limited.handle(null);
    }

    client.set("first");
    assertThat(limited.handle(null).status()).isEqualTo(200);
  }
}
