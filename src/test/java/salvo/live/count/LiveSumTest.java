package salvo.live.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.stats.RunStats.ErrorCount;

class LiveSumTest {

  private static final long START = 1_700_000_000_000L;

  private final LiveSum sum = new LiveSum();

  @Test
  void shouldHaveThePercentilesOfAllRequestsWhenTheyAreAdded() {
    sum.add(0, part(10, 1, 50));
    sum.add(1, part(20, 51, 100));

    LivePart all = sum.take().orElseThrow();

    assertThat(all.counts().all().requests()).isEqualTo(100);
    assertThat(all.counts().all().times().percentile(95)).isEqualTo(95);
    assertThat(all.counts().judged().get("get job").times().percentile(50)).isEqualTo(50);
    assertThat(all.requestsPerSecond()).isEqualTo(30);
    assertThat(all.users()).isEqualTo(4);
    assertThat(sum.take()).isEmpty();
  }

  @Test
  void shouldHaveNoDipWhenASecondOfOneComesLate() {
    sum.add(0, part(10, 1, 5));
    sum.add(1, part(20, 1, 5));
    sum.take();
    sum.add(0, part(12, 1, 5));

    LivePart all = sum.take().orElseThrow();

    assertThat(all.requestsPerSecond()).isEqualTo(32);
    assertThat(all.counts().all().requests()).isEqualTo(5);
  }

  @Test
  void shouldKeepWhatItDidWhenAnInjectorIsLost() {
    sum.add(0, part(10, 1, 5));
    sum.add(1, part(20, 1, 5));
    sum.lost(1);

    LivePart all = sum.take().orElseThrow();

    assertThat(all.requestsPerSecond()).isEqualTo(10);
    assertThat(all.users()).isEqualTo(2);
    assertThat(all.counts().all().requests()).isEqualTo(10);
    assertThat(all.errors()).containsExactly(error(6, START, START + 2));
  }

  private static LivePart part(double rate, int fromMillis, int toMillis) {
    List<ErrorCount> errors = List.of(error(3, START, START + 2));
    return LiveParts.of("get job", fromMillis, toMillis, rate, 1, errors);
  }

  private static ErrorCount error(long count, long first, long last) {
    return new ErrorCount("get job", "status.find.is(200), found 503", 503, count, first, last);
  }
}
