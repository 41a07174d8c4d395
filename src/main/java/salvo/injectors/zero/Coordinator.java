package salvo.injectors.zero;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import salvo.Daemon;
import salvo.injectors.files.Collected;
import salvo.injectors.files.Receipt;
import salvo.injectors.message.ClockReading;
import salvo.injectors.message.Conclusion;
import salvo.injectors.message.Handlers;
import salvo.injectors.message.Member;
import salvo.injectors.message.Message;
import salvo.injectors.message.Wire;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.Words;
import salvo.injectors.time.Clocks;
import salvo.injectors.time.Pulse;
import salvo.injectors.wire.Link;
import salvo.text.DurationText;

/**
 * Injector 0's part: hears all and tells all. It has one thread, on which everything happens one
 * after the other; injector 0 itself is one of those that it hears and tells.
 */
public final class Coordinator implements Agreement.Office, AutoCloseable {

  /** Its thread never waits, so that an answer that takes longer never comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Clocks clocks;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, Daemon.threads("salvo-injectors"), new ThreadPoolExecutor.DiscardPolicy());
  private final Roll roll;
  private final Agreement agreement;
  private final Values values = new Values(this::tell);
  private final Receipt receipt = new Receipt(this::tell);
  private final Handlers<Seat> handlers = handlers();
  private final Pulse pulse;
  private final Words words;
  private final CountDownLatch concluded = new CountDownLatch(1);

  public Coordinator(InjectorSettings settings, Clocks clocks) {
    this.clocks = clocks;
    this.roll = new Roll(settings.count());
    this.words = new Words(settings);
    this.pulse = new Pulse(clocks.nanoTime());
    this.agreement = new Agreement(settings, clocks, roll, this);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.scheduleAtFixedRate(
        () -> guarded(this::beat), Pulse.BEAT_MILLIS, Pulse.BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A process has called; what it says comes to those events. */
  public Link.Events admitted(Link link) {
    return new Caller(link);
  }

  /** Those that are there, without their digests. */
  public List<Member> members() {
    return ask(() -> roll.all().map(it -> it.member.withoutDigests()).toList());
  }

  /** What each told of its clock last, by index. */
  public SortedMap<Integer, ClockReading> clocks() {
    return ask(
        () -> {
          SortedMap<Integer, ClockReading> told = new TreeMap<>();
          roll.all().filter(it -> it.clock != null).forEach(it -> told.put(it.index(), it.clock));
          return told;
        });
  }

  public Collected collect(Path into, Duration silence) throws InterruptedException {
    Set<Integer> others = ask(() -> new TreeSet<>(roll.those(it -> it.index() != 0)));
    return receipt.collect(into, others, silence);
  }

  /** Gives all what their listeners understand. */
  public void tellListeners(byte[] notice) {
    thread.execute(() -> guarded(() -> tellAll(new Message.Notice(notice))));
  }

  /** Gives all the verdict, and waits until they have it; who is silent for 10 s is lost anyway. */
  public void conclude(Conclusion conclusion) throws InterruptedException {
    thread.execute(() -> guarded(() -> agreement.conclude(conclusion)));
    concluded.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void tellAll(Message message) {
    byte[] bytes = Wire.bytes(message);
    roll.present().forEach(it -> it.link.send(bytes));
  }

  @Override
  public void after(Duration time, Runnable task) {
    thread.schedule(() -> guarded(task), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Closes all connections, after what was told over them. */
  @Override
  public void close() {
    ask(
        () -> {
          roll.all().forEach(it -> it.link.close());
          return roll.count();
        });
    thread.shutdown();
    receipt.close();
  }

  private Handlers<Seat> handlers() {
    return new Handlers<Seat>()
        .on(Message.Digests.class, (seat, told) -> agreement.digests(seat, told))
        .on(Message.ClockTold.class, (seat, told) -> seat.clock = told.reading())
        .on(Message.Ready.class, (seat, told) -> agreement.ready(seat, told))
        .on(Message.BeatTold.class, (seat, told) -> seat.beat = told.beat())
        .on(
            Message.Note.class,
            (seat, note) -> tell(0, new Message.Note(seat.index(), note.bytes())))
        .on(Message.StopAsked.class, (seat, asked) -> agreement.stop(seat.index(), asked.reason()))
        .on(Message.Value.class, (seat, value) -> values.given(seat.index(), value))
        .on(Message.Wanted.class, (seat, wanted) -> values.wanted(seat.index(), wanted))
        .on(Message.ConclusionHeard.class, (seat, it) -> heard(seat));
  }

  private void heard(Seat seat) {
    seat.knowsVerdict = true;
    letConclude();
  }

  private void letConclude() {
    if (roll.present().allMatch(it -> it.knowsVerdict)) {
      concluded.countDown();
    }
  }

  /** At once, on whatever thread: what it waits for would count as distance. */
  private void answer(Seat seat, Message.Probe probe) {
    Message echo = new Message.Echo(probe.number(), clocks.wallMillis(), clocks.nanoTime());
    seat.link.send(Wire.bytes(echo));
  }

  private void beat() {
    long now = clocks.nanoTime();
    long stood = pulse.stoodStillNanos(now);
    roll.all().forEach(it -> it.heardNanos = Math.min(now, it.heardNanos + stood));
    if (agreement.isLoading()) {
      roll.present()
          .filter(it -> it.index() != 0 && it.silentSeconds(now) >= Pulse.SILENCE.toSeconds())
          .toList()
          .forEach(it -> gone(it, "said nothing for " + DurationText.of(Pulse.SILENCE)));
    }
    tellAll(new Message.Sum(roll.sum(), roll.nextRows(now)));
  }

  private void gone(Seat seat, String how) {
    if (seat.index() == 0) {
      // This very process, which is about to close.
      return;
    }
    String who = words.one(seat.member) + " " + how;
    seat.link.close();
    agreement.lost(seat, who);
    receipt.lost(seat.index(), Words.sentence(who));
    letConclude();
  }

  private void tell(int index, Message message) {
    thread.execute(
        () -> guarded(() -> roll.at(index).ifPresent(it -> it.link.send(Wire.bytes(message)))));
  }

  private <T> T ask(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    thread.execute(
        () -> {
          try {
            answer.complete(question.get());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      agreement.fail(e);
    }
  }

  /** One that called: a stranger until it says who it is. */
  private final class Caller implements Link.Events {

    private final Link link;
    private volatile Seat seat;

    Caller(Link link) {
      this.link = link;
    }

    @Override
    public void received(byte[] bytes) {
      Seat heard = seat;
      if (heard != null) {
        heard.heardNanos = clocks.nanoTime();
      }
      Optional<byte[]> piece = Wire.piece(bytes);
      try {
        if (piece.isEmpty()) {
          received(heard, Wire.message(bytes));
        } else if (heard != null) {
          receipt.received(heard.index(), piece.get());
        }
      } catch (IOException e) {
        // Of another version, or of none: it cannot take part.
        link.close();
      }
    }

    private void received(Seat heard, Message message) {
      if (heard != null && Receipt.takes(message)) {
        receipt.received(heard.index(), message);
      } else if (heard != null && message instanceof Message.Probe probe) {
        answer(heard, probe);
      } else {
        thread.execute(() -> guarded(() -> handle(message)));
      }
    }

    @Override
    public void closed() {
      thread.execute(
          () -> {
            if (seat != null) {
              guarded(() -> gone(seat, "was lost"));
            }
          });
    }

    private void handle(Message message) {
      if (seat != null) {
        handlers.handle(seat, message);
      } else if (message instanceof Message.Join join) {
        join(join);
      }
    }

    private void join(Message.Join join) {
      Seat taken = new Seat(join.member(), link, join.digest(), clocks.nanoTime());
      agreement
          .join(join, taken)
          .ifPresentOrElse(
              refused -> {
                link.send(Wire.bytes(refused));
                link.close();
              },
              () -> seat = taken);
    }
  }
}
