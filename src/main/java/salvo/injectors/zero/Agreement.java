package salvo.injectors.zero;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import salvo.injectors.message.Conclusion;
import salvo.injectors.message.Message;
import salvo.injectors.message.Message.Refused;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.Words;
import salvo.injectors.time.Clocks;

/** What injector 0 decides, from the first that comes to the verdict. Used by one thread only. */
final class Agreement {

  /** By then the news of the start has come to all. */
  private static final double LEAST_LEAD_MILLIS = 1_000;

  private static final double LEAD_PER_UNCERTAINTY = 4;

  /** How far a run is. */
  private enum Phase {
    JOINING,
    AGREED,
    STARTED,
    CONCLUDED,
    REFUSED
  }

  /** How its decisions become known, and how it is reminded of them. */
  interface Office {

    void tellAll(Message message);

    void after(Duration time, Runnable task);
  }

  private final InjectorSettings settings;
  private final Clocks clocks;
  private final Roll roll;
  private final Office office;
  private final Words words;
  private Phase phase = Phase.JOINING;
  private String refusal = "";
  private boolean isStopped;
  private boolean isReadyAwaited;
  private long startNanos;

  Agreement(InjectorSettings settings, Clocks clocks, Roll roll, Office office) {
    this.settings = settings;
    this.clocks = clocks;
    this.roll = roll;
    this.office = office;
    this.words = new Words(settings);
    office.after(settings.timeout(), this::neverCame);
  }

  /** Lets an injector in, or says why not. */
  Optional<Refused> join(Message.Join join, Seat seat) {
    if (phase == Phase.REFUSED) {
      return Optional.of(new Refused(refusal));
    }
    if (phase == Phase.JOINING && join.count() != settings.count()) {
      refuse(words.otherCount(seat.member, join.count()));
      return Optional.of(new Refused(refusal));
    }
    Optional<Seat> there = roll.at(seat.index());
    if (phase != Phase.JOINING) {
      return Optional.of(
          new Refused(words.tooLate(seat.index(), there.isPresent() && there.get().lost)));
    }
    if (there.isPresent()) {
      refuse(words.sameIndex(seat.member, there.get().member));
      return Optional.of(new Refused(refusal));
    }
    roll.take(seat);
    compare();
    return Optional.empty();
  }

  private void compare() {
    if (!roll.isFull()) {
      return;
    }
    if (roll.areAlike()) {
      phase = Phase.AGREED;
      office.tellAll(new Message.Agreed());
    } else {
      office.tellAll(new Message.TellDigests());
    }
  }

  void digests(Seat seat, Message.Digests told) {
    seat.digests = told.byName();
    if (phase == Phase.JOINING && roll.isFull() && roll.all().allMatch(it -> it.digests != null)) {
      refuse(Comparison.difference(roll.digests()));
    }
  }

  void ready(Seat seat, Message.Ready told) {
    seat.ready = true;
    seat.uncertaintyMillis = told.uncertaintyMillis();
    if (phase != Phase.AGREED) {
      return;
    }
    if (roll.all().allMatch(it -> it.ready)) {
      phase = Phase.STARTED;
      startNanos = clocks.nanoTime() + leadNanos();
      office.tellAll(new Message.Start(startNanos));
    } else if (!isReadyAwaited) {
      isReadyAwaited = true;
      office.after(settings.timeout(), this::neverReady);
    }
  }

  private long leadNanos() {
    double lead =
        Math.max(LEAST_LEAD_MILLIS, LEAD_PER_UNCERTAINTY * roll.largestUncertaintyMillis());
    return settings.count() == 1 ? 0 : Math.round(lead * 1e6);
  }

  /**
   * An injector is gone.
   *
   * @param who it is and how that was seen
   */
  void lost(Seat seat, String who) {
    if (seat.lost || roll.at(seat.index()).orElse(null) != seat) {
      return;
    }
    switch (phase) {
      case JOINING -> roll.leave(seat);
      case AGREED -> {
        seat.lost = true;
        refuse(Words.sentence(who + " before the load began"));
      }
      case STARTED -> lostWhileLoading(seat, who);
      default -> seat.lost = true;
    }
  }

  private void lostWhileLoading(Seat seat, String who) {
    seat.lost = true;
    double seconds = Math.max(0, clocks.nanoTime() - startNanos) / 1e9;
    office.tellAll(new Message.Lost(seat.index(), seat.beat, seconds));
    int lost = roll.those(it -> it.lost).size();
    if (!settings.lost().bears(lost, settings.count())) {
      stop(seat.index(), words.tooManyLost(who, lost, seconds));
    }
  }

  void stop(int by, String reason) {
    if (isStopped || phase == Phase.REFUSED || phase == Phase.CONCLUDED) {
      return;
    }
    isStopped = true;
    office.tellAll(new Message.Stopped(by, reason));
    if (phase != Phase.STARTED) {
      refuse(words.stoppedBefore(by, reason));
    }
  }

  void conclude(Conclusion conclusion) {
    phase = Phase.CONCLUDED;
    office.tellAll(new Message.Concluded(conclusion));
  }

  /**
   * What went wrong within the agreement itself ends the run: nobody may go on as if nothing were.
   */
  void fail(RuntimeException failure) {
    String sentence = "The agreement of the injectors failed at injector 0: " + failure;
    if (phase == Phase.STARTED) {
      stop(0, sentence);
    } else {
      refuse(sentence);
    }
  }

  private void neverCame() {
    List<Integer> absent = roll.absent();
    if (phase == Phase.JOINING) {
      refuse(absent.isEmpty() ? words.neverToldDigests() : words.neverCame(absent));
    }
  }

  private void neverReady() {
    if (phase == Phase.AGREED) {
      refuse(words.neverReady(roll.those(it -> !it.ready)));
    }
  }

  private void refuse(String sentence) {
    phase = Phase.REFUSED;
    refusal = sentence;
    office.tellAll(new Refused(sentence));
  }
}
