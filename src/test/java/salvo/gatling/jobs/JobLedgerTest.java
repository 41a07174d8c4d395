package salvo.gatling.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import salvo.gatling.jobs.JobLedger.Ending;
import salvo.gatling.jobs.JobLedger.Outcome;
import salvo.report.JobFigures;

class JobLedgerTest {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final AtomicLong now = new AtomicLong(1_000);
  private final JobLedger ledger = new JobLedger(now::get);

  @Test
  void shouldEndTheWaitWhenTheJobIsHeardOf() {
    ledger.submitting();
    CompletableFuture<Ending> wait = ledger.follow("a", LONG);
    assertThat(wait).isNotDone();
    now.set(4_500);

    ledger.heard("a", Outcome.COMPLETED);

    assertThat(wait).isCompletedWithValue(new Ending(Outcome.COMPLETED, 4_500));
    assertThat(ledger.figures()).isEqualTo(new JobFigures(1, 1, 1, 0, 0, 0, 0, 0, 0, 3_500));
  }

  @Test
  void shouldEndTheWaitAtOnceWhenTheNewsComeBeforeTheAnswer() {
    ledger.submitting();
    now.set(1_010);
    ledger.heard("a", Outcome.FAILED);
    assertThat(ledger.figures().unknown()).isEqualTo(1);
    now.set(1_030);

    assertThat(ledger.follow("a", LONG)).isCompletedWithValue(new Ending(Outcome.FAILED, 1_010));
    assertThat(ledger.figures()).isEqualTo(new JobFigures(1, 1, 0, 1, 0, 0, 0, 0, 0, 10));
  }

  @Test
  void shouldGiveTheJobUpWhenNothingIsHeardInTime() {
    Ending ending = ledger.follow("a", SHORT).join();

    assertThat(ending.outcome()).isEqualTo(Outcome.LOST);
    assertThat(ledger.figures()).isEqualTo(new JobFigures(0, 1, 0, 0, 1, 0, 0, 0, 0, 1_000));
    assertThat(ledger.nextAbandoned()).contains("a");
    assertThat(ledger.nextAbandoned()).isEmpty();
  }

  @Test
  void shouldCountNewsAsLateOnceWhenTheJobWasGivenUp() {
    ledger.follow("a", SHORT).join();

    ledger.heard("a", Outcome.COMPLETED);
    ledger.heard("a", Outcome.COMPLETED);

    assertThat(ledger.figures()).isEqualTo(new JobFigures(0, 1, 0, 0, 1, 1, 1, 0, 0, 1_000));
  }

  @Test
  void shouldCountDuplicatesWhenNewsComeAgain() {
    ledger.follow("a", LONG);
    ledger.heard("a", Outcome.COMPLETED);
    ledger.heard("a", Outcome.FAILED);
    ledger.heard("early", Outcome.COMPLETED);
    ledger.heard("early", Outcome.COMPLETED);
    ledger.follow("early", LONG);

    assertThat(ledger.figures()).isEqualTo(new JobFigures(0, 2, 2, 0, 0, 0, 2, 0, 0, 1_000));
  }

  @Test
  void shouldCountStrangersWhenNobodySubmittedThem() {
    ledger.heard("x", Outcome.COMPLETED);
    ledger.heard("y", Outcome.FAILED);
    ledger.heardOfNone();

    assertThat(ledger.figures().unknown()).isEqualTo(3);
    assertThat(ledger.figures().duplicates()).isZero();
  }

  @Test
  void shouldKeepAJobWhenItIsUnfinished() {
    ledger.follow("a", LONG);
    ledger.follow("b", LONG);
    ledger.heard("b", Outcome.COMPLETED);

    assertThat(ledger.figures().unfinished()).isEqualTo(1);
  }

  @Test
  void shouldLetBothWaitWhenTheTargetGivesOneIdTwice() {
    CompletableFuture<Ending> first = ledger.follow("a", LONG);
    CompletableFuture<Ending> second = ledger.follow("a", LONG);

    ledger.heard("a", Outcome.COMPLETED);

    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(ledger.figures().accepted()).isEqualTo(1);
  }

  @Test
  void shouldRememberOnlyTheNewestWhenThereAreMany() {
    JobLedger forgetful = new JobLedger(now::get, 100);
    for (int i = 0; i <= 100; i++) {
      forgetful.heard("stranger " + i, Outcome.COMPLETED);
      forgetful.follow("job " + i, LONG);
      forgetful.heard("job " + i, Outcome.COMPLETED);
    }

    forgetful.heard("job 1", Outcome.COMPLETED);
    forgetful.heard("job 0", Outcome.COMPLETED);

    assertThat(forgetful.figures().duplicates()).isEqualTo(1);
    assertThat(forgetful.figures().unknown()).isEqualTo(102);
  }

  @Test
  void shouldHoldFiveThousandWaitersInFewKilobytesEach() {
    int jobs = 5_000;
    List<CompletableFuture<Ending>> waits = new ArrayList<>();
    long before = heap();
    for (int i = 0; i < jobs; i++) {
      waits.add(ledger.follow("0b8f2c9e-7d41-4a67-9c55-" + (100_000_000_000L + i), LONG));
    }
    long bytesEach = (heap() - before) / jobs;

    assertThat(bytesEach).isLessThan(2_048);
    assertThat(ledger.figures().unfinished()).isEqualTo(jobs);
    for (int i = 0; i < jobs; i++) {
      ledger.heard("0b8f2c9e-7d41-4a67-9c55-" + (100_000_000_000L + i), Outcome.COMPLETED);
    }
    assertThat(waits).allSatisfy(wait -> assertThat(wait).isCompleted());
    assertThat(ledger.figures().completed()).isEqualTo(jobs);
  }

  private static long heap() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void shouldLoseNothingWhenNewsAndAnswerComeAtTheSameTime() {
    JobLedger racing = new JobLedger(System::currentTimeMillis);
    Meeting meeting = new Meeting();
    CompletableFuture<Void> news =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                meeting.first(i);
                racing.heard("job-" + i, JobLedger.Outcome.COMPLETED);
              }
            });
    for (int i = 0; i < 20_000; i++) {
      meeting.second(i);
      racing.follow("job-" + i, LONG);
    }
    news.join();

    assertThat(racing.figures().completed()).isEqualTo(20_000);
    assertThat(racing.figures().unknown()).isZero();
  }

  /** Lets two threads go on at the same time, step by step. */
  private static final class Meeting {

    private final AtomicInteger first = new AtomicInteger(-1);
    private final AtomicInteger second = new AtomicInteger(-1);

    void first(int step) {
      meet(first, second, step);
    }

    void second(int step) {
      meet(second, first, step);
    }

    private static void meet(AtomicInteger own, AtomicInteger other, int step) {
      own.set(step);
      while (other.get() < step) {
        Thread.yield();
      }
    }
  }
}
