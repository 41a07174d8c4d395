package salvo.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.sandbox.behaviour.ServiceTimes;
import salvo.sandbox.content.account.Accounts;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Ids;
import salvo.sandbox.http.RateLimits;

/** Long runs must not fill the memory: what is oldest goes. */
class BoundedStoresTest {

  private static final ContentRequest REQUEST =
      new ContentRequest("s".repeat(50), Format.GUIDE, true, true);

  @Test
  void shouldForgetTheOldestJob() {
    InstantSource clock = InstantSource.system();
    Environment environment =
        new Environment(clock, new ServiceTimes(1, 1), new RateLimits(clock, false), new Ids(1));
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
}
