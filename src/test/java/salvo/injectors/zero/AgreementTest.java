package salvo.injectors.zero;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import salvo.injectors.meeting.Meeting;
import salvo.injectors.message.Beat;
import salvo.injectors.message.Conclusion;
import salvo.injectors.message.InjectorRow;
import salvo.injectors.message.Member;
import salvo.injectors.message.Message;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.LostPolicy;
import salvo.injectors.time.Clocks;
import salvo.injectors.wire.Link;

/** What injector 0 decides, at a time that the test sets. */
class AgreementTest {

  private static final long SECOND = 1_000_000_000L;

  private final List<Message> told = new ArrayList<>();
  private final List<Runnable> reminders = new ArrayList<>();
  private long nanos = 5 * SECOND;
  private int count;

  @Test
  void shouldStartASecondAfterTheLastIsReadyWhenClocksAreClose() {
    Agreement agreement = agreement(2, LostPolicy.STOP, new Roll(2));
    List<Seat> seats = join(agreement, 2);
    agreement.ready(seats.get(0), new Message.Ready(0.5));
    nanos += 3 * SECOND;
    agreement.ready(seats.get(1), new Message.Ready(2));

    assertThat(told).containsExactly(new Message.Agreed(), new Message.Start(9 * SECOND));
  }

  @Test
  void shouldTakeSilenceForLossOnlyWhenTheLoadHasBegun() {
    Agreement agreement = agreement(1, LostPolicy.STOP, new Roll(1));
    List<Seat> seats = join(agreement, 1);
    assertThat(agreement.isLoading()).isFalse();
    agreement.ready(seats.get(0), new Message.Ready(0));
    assertThat(agreement.isLoading()).isTrue();
    agreement.conclude(new Conclusion(0, "PASS"));
    assertThat(agreement.isLoading()).isFalse();
  }

  @Test
  void shouldStartLaterWhenAClockIsUncertain() {
    Agreement agreement = agreement(2, LostPolicy.STOP, new Roll(2));
    List<Seat> seats = join(agreement, 2);
    agreement.ready(seats.get(0), new Message.Ready(0.5));
    agreement.ready(seats.get(1), new Message.Ready(750));

    assertThat(told).endsWith(new Message.Start(8 * SECOND));
  }

  @Test
  void shouldStartAtOnceWhenThereIsOne() {
    Agreement agreement = agreement(1, LostPolicy.STOP, new Roll(1));
    agreement.ready(join(agreement, 1).get(0), new Message.Ready(0));

    assertThat(told).endsWith(new Message.Start(5 * SECOND));
  }

  @Test
  void shouldLetInAnotherWhenOneWasLostBeforeAllWereThere() {
    Agreement agreement = agreement(3, LostPolicy.STOP, new Roll(3));
    List<Seat> seats = join(agreement, 2);
    agreement.lost(seats.get(1), "injector 1 of 3 was lost");

    assertThat(agreement.join(new Message.Join(3, member(1), ""), seat(1))).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void shouldTellTheShareAndTheSecondsWhenTooManyAreLost() {
    Agreement agreement = agreement(2, LostPolicy.STOP, new Roll(2));
    List<Seat> seats = join(agreement, 2);
    seats.forEach(it -> agreement.ready(it, new Message.Ready(0)));
    seats.get(1).beat = Beat.sum(List.of());
    nanos += 13 * SECOND;
    told.clear();
    agreement.lost(seats.get(1), "injector 1 of 2 (host, process 9) was lost");
    agreement.stop(0, "said once only");

    assertThat(told)
        .containsExactly(
            new Message.Lost(1, Beat.sum(List.of()), 12),
            new Message.Stopped(
                1,
                "injector 1 of 2 (host, process 9) was lost 12 s into the load: 1 of 2 injectors"
                    + " are lost, and salvo.injector.lost allows none"));
  }

  @Test
  void shouldTellNothingOfLossesWhenTheVerdictIsGiven() {
    Agreement agreement = agreement(2, LostPolicy.STOP, new Roll(2));
    List<Seat> seats = join(agreement, 2);
    seats.forEach(it -> agreement.ready(it, new Message.Ready(0)));
    agreement.conclude(new Conclusion(0, "PASS"));
    told.clear();
    agreement.lost(seats.get(1), "injector 1 of 2 was lost");
    agreement.stop(1, "too late");

    assertThat(told).isEmpty();
  }

  @Test
  void shouldRefuseAndStopWhenOneStopsBeforeTheLoad() {
    Agreement agreement = agreement(2, LostPolicy.STOP, new Roll(2));
    join(agreement, 2);
    agreement.stop(1, "TERM");

    assertThat(told)
        .endsWith(
            new Message.Stopped(1, "TERM"),
            new Message.Refused("Injector 1 of 2 stopped the run before the load began: TERM."));
  }

  @Test
  void shouldNameTheRestWhenNothingIsToldOfWhatDiffers() {
    Agreement agreement = agreement(2, LostPolicy.STOP, new Roll(2));
    agreement.join(new Message.Join(2, member(0), "one"), seat(0, "one"));
    agreement.join(new Message.Join(2, member(1), "two"), seat(1, "two"));
    reminders.forEach(Runnable::run);

    assertThat(told)
        .containsExactly(
            new Message.TellDigests(),
            new Message.Refused("The injectors differ, and did not say how within 2 min."));
  }

  @Test
  void shouldNameFiveDifferencesWhenThereAreMore() {
    SortedMap<Integer, SortedMap<String, String>> digests = new TreeMap<>();
    for (int index = 0; index < 3; index++) {
      SortedMap<String, String> byName = new TreeMap<>();
      for (int i = 0; i < 7; i++) {
        byName.put("salvo.key" + i, i == 0 ? "same" : "of " + index);
      }
      digests.put(index, byName);
    }
    digests.get(2).remove("salvo.key1");

    assertThat(Comparison.difference(digests))
        .startsWith(
            "The injectors do not have the same settings, feeders and code: what differs is"
                + " salvo.key1 (injector 0 against injector 1 against injector 2); salvo.key2 (")
        .contains("; salvo.key5 (")
        .doesNotContain("salvo.key0", "salvo.key6")
        .endsWith("; and 1 more. Give all of them the same.");
  }

  @Test
  void shouldTellEachRowInTurnWhenThereAreMany() {
    Roll roll = new Roll(100);
    Agreement agreement = agreement(100, LostPolicy.STOP, roll);
    join(agreement, 100);

    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<InjectorRow> next = roll.nextRows(nanos);
      assertThat(next).hasSize(32);
      next.forEach(it -> rows.add(it.index()));
    }
    assertThat(rows.subList(0, 100)).doesNotHaveDuplicates();
  }

  private Agreement agreement(int injectors, LostPolicy lost, Roll roll) {
    count = injectors;
    InjectorSettings settings =
        new InjectorSettings(
            0,
            injectors,
            "run",
            new Meeting.Folder(Path.of("meet")),
            InjectorSettings.LOOPBACK,
            Optional.empty(),
            InjectorSettings.TIMEOUT,
            lost);
    return new Agreement(
        settings,
        new Clocks(Clock.systemUTC(), () -> nanos),
        roll,
        new Agreement.Office() {
          @Override
          public void tellAll(Message message) {
            told.add(message);
          }

          @Override
          public void after(Duration time, Runnable task) {
            reminders.add(task);
          }
        });
  }

  /** Lets the first of them in; the count of all is that of the agreement. */
  private List<Seat> join(Agreement agreement, int first) {
    List<Seat> seats = new ArrayList<>();
    for (int index = 0; index < first; index++) {
      Seat seat = seat(index);
      seats.add(seat);
      assertThat(agreement.join(new Message.Join(count, seat.member, ""), seat)).isEmpty();
    }
    return seats;
  }

  private Seat seat(int index) {
    return seat(index, "");
  }

  private Seat seat(int index, String digest) {
    return new Seat(member(index), new Nowhere(), digest, nanos);
  }

  private static Member member(int index) {
    return new Member(index, "host", 9, new TreeMap<>(), new TreeMap<>(Map.of()));
  }

  private static final class Nowhere implements Link {

    @Override
    public void send(byte[] message) {}

    @Override
    public void close() {}
  }
}
