package salvo.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Times in buckets: how wide these are, and that none is lost. */
class GapCountsTest {

  @Test
  void shouldCountEachTimeInABucketThatEndsAtItOrCloseAbove() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long nanos = (long) Math.exp(random.nextDouble() * Math.log(3.6e12));
      long told = GapCounts.nanos(GapCounts.bucket(nanos));

      assertThat(told).isGreaterThanOrEqualTo(nanos);
      assertThat(told - nanos)
          .as("%s ns", nanos)
          .isLessThanOrEqualTo(Math.max(10_000, nanos / 127));
    }
  }

  @Test
  void shouldHaveBucketsThatAscendWithoutHoles() {
    for (int bucket = 1; bucket < GapCounts.MOST_BUCKETS / 2; bucket++) {
      assertThat(GapCounts.bucket(GapCounts.nanos(bucket))).isEqualTo(bucket);
      assertThat(GapCounts.bucket(GapCounts.nanos(bucket - 1) + 1)).isEqualTo(bucket);
    }
  }

  @Test
  void shouldGiveEachBucketOnceAscendingWhenTheyAreCollected() {
    GapCounts.Collector collector = new GapCounts.Collector();
    for (long millis : new long[] {20, 3, 20, 900, 0}) {
      collector.add(millis * 1_000_000);
    }
    List<String> told = new ArrayList<>();
    GapCounts counts = collector.finish();
    counts.each((bucket, times) -> told.add(GapCounts.nanos(bucket) / 10_000 + " x " + times));

    assertThat(told).containsExactly("1 x 1", "300 x 1", "2000 x 2", "90112 x 1");
    assertThat(counts.total()).isEqualTo(5);
    assertThat(new GapCounts.Collector().finish().total()).isZero();
  }

  @Test
  void shouldStayWithinItsBucketsWhenATimeIsLongerThanAny() {
    assertThat(GapCounts.bucket(Long.MAX_VALUE)).isLessThan(GapCounts.MOST_BUCKETS);
    assertThat(GapCounts.bucket(-1)).isZero();
  }
}
