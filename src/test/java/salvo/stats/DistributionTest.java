package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import salvo.stats.Distribution.Bucket;
import salvo.stats.request.Summary;
import salvo.stats.times.MillisHistogram;

class DistributionTest {

  @Test
  void shouldCountEachRequestInItsBucketWhenTheyStandOnTheBounds() {
    Summary summary = summary(histogram(10, 12, 13, 15), histogram(16));

    assertThat(Distribution.of(summary).buckets())
        .containsExactly(
            new Bucket(10, 13, 2, 0), new Bucket(13, 16, 2, 0), new Bucket(16, 20, 0, 1));
  }

  @Test
  void shouldBeginAtZeroWhenARequestTookLessThanAMillisecond() {
    assertThat(Distribution.of(summary(histogram(0, 1, 2), histogram())).buckets())
        .containsExactly(new Bucket(0, 1, 1, 0), new Bucket(1, 2, 1, 0), new Bucket(2, 3, 1, 0));
  }

  @Test
  void shouldKeepEmptyBucketsWhenTimesLieApart() {
    List<Bucket> buckets = Distribution.of(summary(histogram(100), histogram(200))).buckets();

    assertThat(buckets).extracting(Bucket::fromMillis).containsExactly(100L, 126L, 158L, 200L);
    assertThat(buckets).extracting(Bucket::ok).containsExactly(1L, 0L, 0L, 0L);
    assertThat(buckets).extracting(Bucket::ko).containsExactly(0L, 0L, 0L, 1L);
  }

  @Test
  void shouldHaveNoBucketWhenThereWasNoRequest() {
    assertThat(Distribution.of(summary(histogram(), histogram())).buckets()).isEmpty();
  }

  @Test
  void shouldLoseNoRequestAndLeaveNoGapWhenTimesAreRandom() {
    Random random = new Random(4);
    MillisHistogram ok = new MillisHistogram();
    random.longs(10_000, 0, 10_000_000).forEach(ok::record);
    List<Bucket> buckets = Distribution.of(summary(ok, histogram(86_400_000))).buckets();

    assertThat(buckets.stream().mapToLong(Bucket::ok).sum()).isEqualTo(10_000);
    assertThat(buckets.stream().mapToLong(Bucket::ko).sum()).isEqualTo(1);
    for (int i = 1; i < buckets.size(); i++) {
      assertThat(buckets.get(i).fromMillis()).isEqualTo(buckets.get(i - 1).toMillis());
    }
  }

  private static MillisHistogram histogram(long... millis) {
    MillisHistogram histogram = new MillisHistogram();
    for (long value : millis) {
      histogram.record(value);
    }
    return histogram;
  }

  private static Summary summary(MillisHistogram ok, MillisHistogram ko) {
    MillisHistogram all = ok.copy();
    all.add(ko);
    long requests = all.count();
    return new Summary(
        "any", requests, ok.count(), ko.count(), 1, all, ok, ko, new TreeMap<>(), new TreeMap<>());
  }
}
