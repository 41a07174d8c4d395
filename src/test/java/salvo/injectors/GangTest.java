package salvo.injectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.injectors.meeting.HostPort;
import salvo.injectors.meeting.Meeting;
import salvo.injectors.message.Beat;
import salvo.injectors.message.ClockReading;
import salvo.injectors.message.Conclusion;
import salvo.injectors.message.InjectorRow;
import salvo.injectors.message.Member;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.LostPolicy;
import salvo.injectors.time.Clocks;

/** Processes that are one run, all in this one, over loopback. */
class GangTest {

  @TempDir Path folder;
  private TestGang all;

  @BeforeEach
  void meet() {
    all = new TestGang(folder);
  }

  @AfterEach
  void leave() {
    all.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8})
  void shouldStartTogetherWhenAllAreReady(int count) throws Exception {
    List<Long> starts =
        all.play(
            count,
            (index, gang) -> {
              TestGang.start(gang);
              return System.nanoTime();
            });

    long spread =
        starts.stream().mapToLong(it -> it).max().orElseThrow()
            - starts.stream().mapToLong(it -> it).min().orElseThrow();
    assertThat(spread / 1_000_000).isLessThan(250);
  }

  @Test
  void shouldNameWhatDiffersWhenAllAreThere() throws Exception {
    List<Callable<Gang>> joins = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      InjectorSettings settings = all.settings(index, 3);
      Digests digests =
          Digests.of(settings)
              .add("salvo.workload.profile", index == 1 ? "peak" : "smoke")
              .add("feeders/users.csv", "the same");
      Member member = Member.here(index, digests.byName(), Map.of());
      joins.add(() -> all.join(settings, member, new TestGang.Heard()));
    }

    assertThat(all.refusals(joins))
        .containsOnly(
            "The injectors do not have the same settings, feeders and code: what differs is"
                + " salvo.workload.profile (injectors 0 and 2 against injector 1). Give all of them"
                + " the same.");
  }

  @Test
  void shouldSayWhoNeverCameWhenOneIsMissing() throws Exception {
    assertThat(
            all.refusals(
                List.of(
                    () -> all.join(all.impatient(0, 4), new TestGang.Heard()),
                    () -> all.join(all.impatient(1, 4), new TestGang.Heard()),
                    () -> all.join(all.impatient(3, 4), new TestGang.Heard()))))
        .containsOnly("Injector 2 of 4 never came within 1500 ms.");
  }

  @Test
  void shouldSayWhereItLookedWhenInjectorZeroNeverCame() throws Exception {
    assertThat(all.refusals(List.of(() -> all.join(all.impatient(1, 2), new TestGang.Heard()))))
        .containsExactly(
            "Injector 0 of 2 never came within 1500 ms (injector 0 has not yet written "
                + folder.resolve("run-1.meet")
                + ").");
  }

  @Test
  void shouldRefuseAllWhenAnIndexIsThereTwice() throws Exception {
    assertThat(
            all.refusals(
                List.of(
                    () -> all.join(all.settings(0, 3), new TestGang.Heard()),
                    () -> all.join(all.settings(1, 3), new TestGang.Heard()),
                    () -> all.join(all.settings(1, 3), new TestGang.Heard()))))
        .allSatisfy(
            it ->
                assertThat(it)
                    .startsWith("Two processes say salvo.injector.index = 1: ")
                    .endsWith("Give each of the 3 an index of its own."));
  }

  @Test
  void shouldRefuseAllWhenTheCountDiffers() throws Exception {
    assertThat(
            all.refusals(
                List.of(
                    () -> all.join(all.settings(0, 3), new TestGang.Heard()),
                    () -> all.join(all.settings(1, 4), new TestGang.Heard()))))
        .allSatisfy(
            it -> assertThat(it).contains("says salvo.injector.count = 4, and injector 0 says 3"));
  }

  @Test
  void shouldSayWhoWasNotReadyWhenTheOthersWere() throws Exception {
    List<Callable<String>> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int index = i;
      parts.add(
          () -> {
            Gang gang = all.join(all.impatient(index, 3), new TestGang.Heard());
            gang.agree();
            return index == 2 ? "warms up" : refusalOf(gang);
          });
    }

    assertThat(all.all(parts))
        .containsExactly(
            "Injector 2 of 3 never got ready within 1500 ms after the first that was.",
            "Injector 2 of 3 never got ready within 1500 ms after the first that was.",
            "warms up");
  }

  @Test
  void shouldLoadNothingWhenOneIsLostBeforeTheStart() throws Exception {
    List<String> told =
        all.play(
            3,
            (index, gang) -> {
              gang.agree();
              if (index == 2) {
                gang.close();
                return "left";
              }
              return refusalOf(gang);
            });

    assertThat(told.subList(0, 2))
        .allSatisfy(
            it ->
                assertThat(it)
                    .startsWith("Injector 2 of 3 (")
                    .endsWith(") was lost before the load began."));
  }

  @Test
  void shouldStopAllWithinTwoSecondsWhenOneAsks() throws Exception {
    List<TestGang.Heard> heard = heard(3);
    List<Gang> gangs = started(heard, LostPolicy.STOP);
    long begin = System.nanoTime();
    gangs.get(2).stop("budget is used up");

    for (TestGang.Heard it : heard) {
      assertThat(it.next()).isEqualTo("stopped by 2: budget is used up");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void shouldStopAllWhenOneIsLostInTheLoad() throws Exception {
    List<TestGang.Heard> heard = heard(3);
    List<Gang> gangs = started(heard, LostPolicy.STOP);
    gangs.get(1).close();

    for (TestGang.Heard it : List.of(heard.get(0), heard.get(2))) {
      assertThat(it.next()).isEqualTo("lost 1 after 0");
      assertThat(it.next())
          .startsWith("stopped by 1: injector 1 of 3 (")
          .contains(") was lost ")
          .endsWith("1 of 3 injectors are lost, and salvo.injector.lost allows none");
    }
  }

  @Test
  void shouldGoOnWhenTheShareThatIsLostIsBorne() throws Exception {
    List<TestGang.Heard> heard = heard(4);
    List<Gang> gangs = started(heard, LostPolicy.tolerate(0.25));
    gangs.get(3).close();

    assertThat(heard.get(1).next()).isEqualTo("lost 3 after 0");
    gangs.get(2).close();
    assertThat(heard.get(1).next()).isEqualTo("lost 2 after 0");
    assertThat(heard.get(1).next())
        .endsWith("2 of 4 injectors are lost, and salvo.injector.lost allows a share of 0.25");
  }

  @Test
  void shouldNotLetInAgainWhenOneWasLost() throws Exception {
    List<TestGang.Heard> heard = heard(3);
    List<Gang> gangs = started(heard, LostPolicy.tolerate(0.5));
    gangs.get(2).close();
    heard.get(0).next();

    assertThat(all.refusals(List.of(() -> all.join(all.settings(2, 3), new TestGang.Heard()))))
        .containsExactly(
            "Injector 2 of 3 of run run-1 was lost, and cannot rejoin: the others continue or end"
                + " without it. Start the whole run again.");
    assertThat(all.refusals(List.of(() -> all.join(all.settings(1, 3), new TestGang.Heard()))))
        .containsExactly(
            "There is injector 1 of 3 of run run-1 already, and the run continues without this"
                + " process.");
  }

  @Test
  void shouldEndInvalidWhenInjectorZeroIsLost() throws Exception {
    List<TestGang.Heard> heard = heard(3);
    List<Gang> gangs = started(heard, LostPolicy.tolerate(0.5));
    gangs.get(0).close();

    assertThat(heard.get(1).next()).isEqualTo("lost 0 after 0");
    assertThat(heard.get(1).next())
        .isEqualTo("stopped by 0: injector 0 of 3 was lost, and with it the verdict");
    assertThat(gangs.get(2).conclusion(Duration.ofSeconds(10)))
        .isEqualTo(
            new Conclusion(
                3,
                "Injector 0 of 3 was lost before it made the verdict of run run-1; what each"
                    + " injector recorded is in its own folder, and ./salvo merge makes one result"
                    + " of them."));
  }

  @Test
  void shouldGiveAllTheSameVerdictWhenInjectorZeroConcludesAndLeaves() throws Exception {
    List<Conclusion> conclusions =
        all.play(
            4,
            (index, gang) -> {
              TestGang.start(gang);
              if (index == 0) {
                gang.conclude(2, "FAIL: p95 of 300 ms > 200 ms.");
                gang.close();
              }
              return gang.conclusion(Duration.ofSeconds(10));
            });

    assertThat(conclusions).containsOnly(new Conclusion(2, "FAIL: p95 of 300 ms > 200 ms."));
  }

  @Test
  void shouldShowTheSumAndEachRowWhenInjectorsTellWhatTheyDid() throws Exception {
    List<TestGang.Heard> heard = heard(3);
    List<Gang> gangs = started(heard, LostPolicy.STOP);
    for (int i = 0; i < 3; i++) {
      gangs.get(i).beat(beat(100 * (i + 1), 10 + i, 0.1 * i));
    }

    for (Gang gang : gangs) {
      assertThat(sumOf(gang, 600)).isEqualTo(beat(600, 33, (0 + 0.1 + 0.2) / 3));
      assertThat(gang.rows()).extracting(InjectorRow::index).containsExactly(0, 1, 2);
      assertThat(gang.rows()).extracting(InjectorRow::state).containsOnly(InjectorRow.State.READY);
    }
  }

  @Test
  void shouldBringAValueToAllWhenOneSharesIt() throws Exception {
    byte[] identities = "{\"users\": []}".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    List<byte[]> got =
        all.play(
            3,
            (index, gang) -> {
              gang.agree();
              if (index == 1) {
                gang.share("identities", identities);
              }
              return gang.shared("identities", 1, Duration.ofSeconds(20));
            });

    assertThat(got).allSatisfy(it -> assertThat(it).isEqualTo(identities));
  }

  @Test
  void shouldSayWhatIsMissingWhenNobodySharesIt() throws Exception {
    String refusal =
        all.play(
                1,
                (index, gang) -> {
                  try {
                    gang.shared("identities", 0, Duration.ofMillis(50));
                    return "";
                  } catch (DisagreementException e) {
                    return e.getMessage();
                  }
                })
            .get(0);

    assertThat(refusal).isEqualTo("Injector 0 of 1 did not share identities within 50 ms.");
  }

  @Test
  void shouldMeasureTheOffsetWhenAClockIsThreeSecondsAhead() throws Exception {
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(3));
    Clocks shifted = new Clocks(ahead, () -> System.nanoTime() + 5_000_000_000L);
    List<ClockReading> readings =
        all.all(
            List.of(
                () -> readingOf(all.join(all.settings(0, 2), Clocks.SYSTEM)),
                () -> readingOf(all.join(all.settings(1, 2), shifted))));

    assertThat(readings.get(0).offsetMillis()).isCloseTo(0, within(5.0));
    assertThat(readings.get(1).offsetMillis()).isCloseTo(3_000, within(5.0));
    assertThat(readings).allSatisfy(it -> assertThat(it.uncertaintyMillis()).isLessThan(20));
  }

  @Test
  void shouldNotLetInWhenTheSecretIsAnother() throws Exception {
    List<String> told =
        all.refusals(
            List.of(
                () -> all.join(secret(0, "sixteen or more, right"), new TestGang.Heard()),
                () -> all.join(secret(1, "sixteen or more, wrong"), new TestGang.Heard())));

    assertThat(told.get(0)).isEqualTo("Injector 1 of 2 never came within 3 s.");
    assertThat(told.get(1))
        .matches(
            "Injector 0 of run run-1, at 127\\.0\\.0\\.1:\\d+, did not let in injector 1 of 2,"
                + " because the two do not have the same salvo\\.injector\\.secret: give it to all"
                + " of them, or to none\\.");
  }

  @Test
  void shouldSayThatAnotherRunIsThereWhenItHasThePort() throws Exception {
    Gang other = all.join(all.settings(0, 2), new TestGang.Heard());
    HostPort there = new HostPort("127.0.0.1", other.address().orElseThrow().getPort());
    InjectorSettings foreign =
        new InjectorSettings(
            1,
            2,
            "run-2",
            new Meeting.Hosts(List.of(there)),
            InjectorSettings.LOOPBACK,
            Optional.empty(),
            Duration.ofSeconds(1),
            LostPolicy.STOP);

    assertThat(all.refusals(List.of(() -> all.join(foreign, new TestGang.Heard()))))
        .containsExactly(
            "Injector 0 of 2 never came within 1 s ("
                + there
                + ": what answers there is injector 0 of another run).");
    assertThat(
            all.refusals(
                List.of(() -> other, () -> all.join(all.settings(1, 2), new TestGang.Heard()))))
        .containsOnly("agreed");
  }

  @Test
  void shouldSayWhyWhenInjectorZeroCannotListen() throws Exception {
    Gang other = all.join(all.settings(0, 2), new TestGang.Heard());
    HostPort there = new HostPort("127.0.0.1", other.address().orElseThrow().getPort());
    InjectorSettings second =
        new InjectorSettings(
            0,
            2,
            "run-2",
            new Meeting.Hosts(List.of(there)),
            InjectorSettings.LOOPBACK,
            Optional.empty(),
            Duration.ofSeconds(1),
            LostPolicy.STOP);

    assertThat(all.refusals(List.of(() -> all.join(second, new TestGang.Heard()))).get(0))
        .startsWith("Injector 0 cannot listen at " + there + ": ")
        .contains("in use")
        .endsWith("salvo.injector.bind must be an address of this machine.");
  }

  @Test
  void shouldAgreeWhenAllHaveTheSecret() throws Exception {
    List<Callable<String>> parts = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      InjectorSettings settings = secret(i, "sixteen or more, right");
      parts.add(
          () -> {
            TestGang.start(all.join(settings, new TestGang.Heard()));
            return settings.toString();
          });
    }

    assertThat(all.all(parts))
        .containsExactly("injector 0 of 2 of run run-1", "injector 1 of 2 of run run-1");
  }

  @Test
  void shouldHearNotesInTheirOrderWhenInjectorZeroIsToldOrTells() throws Exception {
    List<TestGang.Heard> heard = heard(3);
    List<Gang> gangs = started(heard, LostPolicy.STOP);

    gangs.get(2).tellZero(bytes("one"));
    gangs.get(2).tellZero(bytes("two"));
    assertThat(heard.get(0).next()).isEqualTo("noted by 2: one");
    assertThat(heard.get(0).next()).isEqualTo("noted by 2: two");
    gangs.get(0).tellZero(bytes("mine"));
    assertThat(heard.get(0).next()).isEqualTo("noted by 0: mine");
    gangs.get(0).tellAll(bytes("all"));

    for (TestGang.Heard it : heard) {
      assertThat(it.next()).isEqualTo("noticed: all");
      assertThat(it.all).isEmpty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private InjectorSettings secret(int index, String secret) {
    return all.settings(
        index, 2, TestGang.RUN, Optional.of(secret), Duration.ofSeconds(3), LostPolicy.STOP);
  }

  private static ClockReading readingOf(Gang gang) throws Exception {
    gang.agree();
    gang.measureClocks();
    ClockReading reading = gang.measureClocks();
    gang.ready();
    assertThat(gang.awaitStart()).isLessThan(1_000);
    return reading;
  }

  private static String refusalOf(Gang gang) throws InterruptedException {
    try {
      gang.ready();
      return "started";
    } catch (DisagreementException e) {
      return e.getMessage();
    }
  }

  private static Beat beat(long started, double rate, double cpu) {
    return new Beat(started, started, 0, rate, cpu, 0, 0, new TreeMap<>());
  }

  /** The sum, when it has come to that. */
  private static Beat sumOf(Gang gang, long started) throws InterruptedException {
    long begin = System.nanoTime();
    while (gang.sum().started() != started) {
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return gang.sum();
  }

  private static List<TestGang.Heard> heard(int count) {
    List<TestGang.Heard> heard = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      heard.add(new TestGang.Heard());
    }
    return heard;
  }

  private List<Gang> started(List<TestGang.Heard> heard, LostPolicy lost) throws Exception {
    List<Callable<Gang>> parts = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      int index = i;
      InjectorSettings settings =
          all.settings(
              index, heard.size(), TestGang.RUN, Optional.empty(), Duration.ofSeconds(30), lost);
      parts.add(() -> TestGang.start(all.join(settings, heard.get(index))));
    }
    return all.all(parts);
  }
}
