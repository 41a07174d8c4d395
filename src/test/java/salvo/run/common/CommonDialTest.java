package salvo.run.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import salvo.workload.Course;
import salvo.workload.Dial;
import salvo.workload.Stage;

/** Several dials that are one, with a clock and a network of the test. */
class CommonDialTest {

  private static final Duration LENGTH = Duration.ofSeconds(60);

  private final AtomicLong nanos = new AtomicLong();
  private final List<Dial> dials = new ArrayList<>();
  private final List<CommonDial> all = new ArrayList<>();
  private final List<List<Dial.Change>> heard = new ArrayList<>();
  private final Deque<Runnable> network = new ArrayDeque<>();
  private final Deque<Due> due = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private int deaf = -1;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private record Due(long nanos, Runnable task) {}

  @Test
  void shouldChangeAllAtOneInstantWhenAnyIsTurned() throws Exception {
    begin(3);
    passed(5_000);

    CompletableFuture<Dial.Change> change = turned(2, Dial.Kind.SET, 40, Duration.ofSeconds(4));
    deliver();

    Dial.Change made = change.get(10, TimeUnit.SECONDS);
    assertThat(made)
        .isEqualTo(
            new Dial.Change(Dial.Kind.SET, Duration.ofSeconds(6), 10, 40, Duration.ofSeconds(4)));
    assertThat(dials).allSatisfy(it -> assertThat(it.changes()).containsExactly(made));
    assertThat(heard.get(0)).containsExactly(made);
    assertThat(heard.get(1)).containsExactly(made);
    assertThat(heard.get(2)).isEmpty();
    assertThat(dials.get(1).level()).isEqualTo(10);
    passed(8_000);
    assertThat(dials).allSatisfy(it -> assertThat(it.level()).isEqualTo(25));
  }

  @Test
  void shouldPauseAndGoOnEverywhereWhenOneIsPaused() throws Exception {
    begin(2);
    passed(2_000);
    turned(1, Dial.Kind.PAUSE, 0, Duration.ZERO);
    deliver();
    passed(4_000);
    assertThat(dials).allMatch(it -> it.isPaused() && it.level() == 0);

    turned(0, Dial.Kind.RESUME, 0, Duration.ZERO);
    deliver();
    passed(6_000);

    assertThat(dials).allMatch(it -> !it.isPaused() && it.level() == 10);
  }

  @Test
  void shouldSayWhyWhenItCannotBe() {
    begin(2);
    passed(1_000);

    assertRefused(1, Dial.Kind.SET, 101, "salvo.workload.ceiling");
    assertRefused(0, Dial.Kind.RESUME, 0, "not paused");
    passed(59_500);
    assertRefused(1, Dial.Kind.SET, 20, "is over");
    assertThat(dials).allMatch(it -> it.changes().isEmpty());
  }

  @Test
  void shouldTryAgainFurtherAheadWhenOneHasGivenOutMore() throws Exception {
    begin(3);
    passed(5_000);
    dials.get(1).settle(Duration.ofMillis(6_400).toNanos());

    CompletableFuture<Dial.Change> change = turned(0, Dial.Kind.SET, 30, Duration.ZERO);
    deliver();

    assertThat(change.get(10, TimeUnit.SECONDS).at()).isEqualTo(Duration.ofSeconds(7));
    assertThat(dials).allSatisfy(it -> assertThat(it.changes()).hasSize(1));
  }

  @Test
  void shouldGiveOutNothingBeyondWhileTheDecisionIsOnItsWay() {
    begin(2);
    passed(5_000);
    turned(0, Dial.Kind.SET, 30, Duration.ZERO);
    // What was asked, two that are to hold, and two that do.
    for (int i = 0; i < 5; i++) {
      next().run();
    }
    passed(7_000);

    assertThat(dials).allMatch(it -> settled(it, 7_150) == Duration.ofSeconds(6).toNanos());
    deliver();
    assertThat(dials).allMatch(it -> settled(it, 7_150) == Duration.ofMillis(7_150).toNanos());
    assertThat(dials).allMatch(it -> it.changes().get(0).at().equals(Duration.ofSeconds(6)));
  }

  @Test
  void shouldChangeNothingAnywhereWhenOneDoesNotAnswer() {
    begin(3);
    passed(1_000);
    deaf = 2;

    CompletableFuture<Dial.Change> change = turned(1, Dial.Kind.SET, 30, Duration.ZERO);
    deliver();
    for (int millis = 1_000; millis <= 10_000; millis += 100) {
      passed(millis);
      deliver();
    }

    assertThat(change)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("injector 2 could not do so together with the others");
    assertThat(dials).allMatch(it -> it.changes().isEmpty());
    assertThat(dials.subList(0, 2)).allMatch(it -> settled(it, 11_000) == 11_000_000_000L);
  }

  @Test
  void shouldChangeTheOthersWhenTheOneIsLostThatDoesNotAnswer() throws Exception {
    begin(3);
    passed(1_000);
    deaf = 2;
    CompletableFuture<Dial.Change> change = turned(1, Dial.Kind.SET, 30, Duration.ZERO);
    deliver();

    all.get(0).lost(2);
    deliver();

    assertThat(change.get(10, TimeUnit.SECONDS).at()).isEqualTo(Duration.ofSeconds(2));
    assertThat(dials.subList(0, 2)).allMatch(it -> it.changes().size() == 1);
  }

  @Test
  void shouldHaveOneCourseWhenManyTurnAtAnyTime() {
    Random random = new Random(3);
    begin(4);
    for (int millis = 0; millis < 60_000; millis += 50) {
      passed(millis);
      dials.forEach(it -> it.settle(nanos.get() + Duration.ofMillis(150).toNanos()));
      if (random.nextInt(6) == 0) {
        Dial.Kind kind = Dial.Kind.values()[random.nextInt(3)];
        turned(
            random.nextInt(4), kind, random.nextInt(120), Duration.ofMillis(random.nextInt(900)));
      }
      deliverBut(random.nextInt(10));
    }
    deliver();

    assertThat(dials.get(0).changes()).hasSizeGreaterThan(20);
    assertThat(dials)
        .allSatisfy(
            it -> {
              assertThat(it.changes()).isEqualTo(dials.get(0).changes());
              assertThat(it.course().stages()).isEqualTo(dials.get(0).course().stages());
            });
  }

  private void begin(int count) {
    for (int index = 0; index < count; index++) {
      Dial dial =
          new Dial(Course.of(List.of(new Stage.ArrivalRate(10, 10, LENGTH))), 100, nanos::get);
      dials.add(dial);
      List<Dial.Change> hears = new ArrayList<>();
      heard.add(hears);
      int own = index;
      Optional<DialOffice> office =
          index == 0
              ? Optional.of(new DialOffice(dial, count, this::tellAll, this::after))
              : Optional.empty();
      all.add(new CommonDial(index, dial, it -> tellZero(own, it), office, hears::add));
      dial.start();
    }
  }

  private synchronized void tellZero(int from, DialMessage message) {
    byte[] bytes = message.bytes();
    network.add(() -> understood(() -> all.get(0).noted(from, bytes)));
  }

  private synchronized void tellAll(DialMessage message) {
    byte[] bytes = message.bytes();
    for (int index = 0; index < all.size(); index++) {
      CommonDial it = all.get(index);
      int to = index;
      network.add(() -> understood(() -> hear(to, it, bytes)));
    }
  }

  private void hear(int index, CommonDial it, byte[] bytes) throws IOException {
    if (index != deaf) {
      it.noticed(bytes);
    }
  }

  private interface Hearing {
    void hear() throws IOException;
  }

  private static void understood(Hearing hearing) {
    try {
      hearing.hear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void after(Duration time, Runnable task) {
    due.add(new Due(nanos.get() + time.toNanos(), task));
  }

  private void passed(long millis) {
    nanos.set(Duration.ofMillis(millis).toNanos());
    List<Due> now = due.stream().filter(it -> it.nanos() <= nanos.get()).toList();
    due.removeAll(now);
    now.forEach(it -> it.task().run());
  }

  private void deliver() {
    deliverBut(0);
  }

  /** All messages, and those that they lead to, but for the last ones that are on their way. */
  private void deliverBut(int left) {
    while (waiting() > left) {
      next().run();
    }
  }

  private synchronized int waiting() {
    return network.size();
  }

  private synchronized Runnable next() {
    return network.poll();
  }

  /** Turns it on a thread of its own, for who turns it waits. */
  private CompletableFuture<Dial.Change> turned(
      int index, Dial.Kind kind, double level, Duration ramp) {
    int before = waiting();
    CompletableFuture<Dial.Change> change =
        CompletableFuture.supplyAsync(() -> all.get(index).turn(kind, level, ramp), threads);
    while (waiting() == before) {
      Thread.onSpinWait();
    }
    return change;
  }

  private void assertRefused(int index, Dial.Kind kind, double level, String why) {
    CompletableFuture<Dial.Change> change = turned(index, kind, level, Duration.ZERO);
    deliver();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> {
              try {
                change.join();
              } catch (CompletionException e) {
                throw e.getCause();
              }
            })
        .withMessageContaining(why);
  }

  private static long settled(Dial dial, long millis) {
    return dial.settle(Duration.ofMillis(millis).toNanos());
  }
}
