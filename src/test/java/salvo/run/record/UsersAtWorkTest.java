package salvo.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UsersAtWorkTest {

  private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
  private final UsersAtWork users = new UsersAtWork(nanos::get);

  @Test
  void shouldTellWhoWasAtWorkWithinTheLastSecondThoughNobodyIsAtTheInstant() {
    users.add(1);
    users.add(1);
    users.add(-1);
    users.add(-1);

    assertThat(users.most()).isEqualTo(2);
    after(1_000);
    assertThat(users.most()).isEqualTo(2);
    after(1_000);
    assertThat(users.most()).isZero();
  }

  @Test
  void shouldTellOfThoseWhoStayHoweverLongNothingHappens() {
    users.add(3);
    after(60_000);

    assertThat(users.most()).isEqualTo(3);
    users.add(-1);
    assertThat(users.most()).isEqualTo(3);
    after(2_000);
    assertThat(users.most()).isEqualTo(2);
  }

  private void after(long millis) {
    nanos.addAndGet(1_000_000 * millis);
  }
}
