package salvo.injectors;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import salvo.Daemon;
import salvo.injectors.files.Delivery;
import salvo.injectors.message.Beat;
import salvo.injectors.message.Conclusion;
import salvo.injectors.message.Handlers;
import salvo.injectors.message.Member;
import salvo.injectors.message.Message;
import salvo.injectors.message.Wire;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.Words;
import salvo.injectors.time.ClockComparison;
import salvo.injectors.time.Clocks;
import salvo.injectors.time.Pulse;
import salvo.injectors.wire.Link;
import salvo.injectors.wire.RunKey;
import salvo.text.DurationText;

/**
 * Every injector's part, injector 0's too: says what it is asked, and hears what is decided. That
 * comes on the connection's thread; the listener is told on a thread of this one.
 */
final class Participant implements Link.Events, AutoCloseable {

  private static final int INVALID = 3;

  private final InjectorSettings settings;
  private final Member member;
  private final GangListener listener;
  private final Clocks clocks;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, Daemon.threads("salvo-injector"), new ThreadPoolExecutor.DiscardPolicy());

  /** Of its own, so that a listener may take its time, and what it throws is seen. */
  private final ThreadPoolExecutor listening =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Daemon.threads("salvo-injector-listener"),
          new ThreadPoolExecutor.DiscardPolicy());

  private final Words words;
  private final Handlers<Participant> handlers = handlers();
  private final LiveRows rows = new LiveRows();
  private final Awaited awaited = new Awaited();
  private final CompletableFuture<Message.Agreed> agreed = awaited.next();
  private final CompletableFuture<Message.Start> start = awaited.next();
  private final CompletableFuture<Conclusion> conclusion = new CompletableFuture<>();
  private final Map<Integer, CompletableFuture<Message.Echo>> probes = new ConcurrentHashMap<>();
  private final Map<Message.Wanted, CompletableFuture<byte[]>> values = new ConcurrentHashMap<>();
  private final Delivery delivery = new Delivery(it -> link().send(it));
  private final ClockComparison clock;
  private final Pulse pulse;
  private volatile Link link;
  private volatile Beat beat = Beat.NONE;
  private final AtomicLong heardNanos = new AtomicLong();
  private volatile boolean isClosing;

  Participant(InjectorSettings settings, Member member, GangListener listener, Clocks clocks) {
    this.settings = settings;
    this.member = member;
    this.listener = listener;
    this.clocks = clocks;
    this.words = new Words(settings);
    this.clock = new ClockComparison(clocks, this::probe);
    this.pulse = new Pulse(clocks.nanoTime());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Says over this link who it is, and that it lives from then on. */
  void join(Link toInjectorZero) {
    link = toInjectorZero;
    heardNanos.set(clocks.nanoTime());
    RunKey key = RunKey.of(settings.run(), settings.secret());
    tell(
        new Message.Join(
            settings.count(), member.withoutDigests(), Digests.total(member.digests(), key)));
    thread.scheduleAtFixedRate(
        this::live, Pulse.BEAT_MILLIS, Pulse.BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  ScheduledThreadPoolExecutor thread() {
    return thread;
  }

  ClockComparison clock() {
    return clock;
  }

  LiveRows rows() {
    return rows;
  }

  Awaited awaited() {
    return awaited;
  }

  Delivery delivery() {
    return delivery;
  }

  CompletableFuture<Message.Agreed> agreed() {
    return agreed;
  }

  CompletableFuture<Message.Start> start() {
    return start;
  }

  CompletableFuture<Conclusion> conclusion() {
    return conclusion;
  }

  void beat(Beat latest) {
    beat = latest;
  }

  CompletableFuture<byte[]> value(String name, int from) {
    Message.Wanted wanted = new Message.Wanted(name, from);
    CompletableFuture<byte[]> value = values.computeIfAbsent(wanted, it -> awaited.next());
    tell(wanted);
    return value;
  }

  void tell(Message message) {
    link().send(Wire.bytes(message));
  }

  @Override
  public void received(byte[] message) {
    heardNanos.set(clocks.nanoTime());
    try {
      handlers.handle(this, Wire.message(message));
    } catch (IOException e) {
      isGone("speaks another version of Salvo");
    }
  }

  @Override
  public void closed() {
    isGone("was lost");
  }

  @Override
  public void close() {
    isClosing = true;
    if (link != null) {
      link.close();
    }
    thread.shutdown();
    listening.shutdown();
  }

  private Handlers<Participant> handlers() {
    return new Handlers<Participant>()
        .on(Message.TellDigests.class, (me, it) -> tell(new Message.Digests(member.digests())))
        .on(Message.Agreed.class, (me, it) -> agreed.complete(it))
        .on(Message.Refused.class, (me, it) -> off(it.sentence()))
        .on(Message.Echo.class, (me, it) -> probes.remove(it.number()).complete(it))
        .on(Message.Start.class, (me, it) -> start.complete(it))
        .on(Message.Sum.class, (me, it) -> rows.told(it))
        .on(Message.Note.class, (me, it) -> noted(it))
        .on(Message.Notice.class, (me, it) -> noticed(it))
        .on(Message.Lost.class, (me, it) -> lost(it))
        .on(Message.Stopped.class, (me, it) -> stopped(it.by(), it.reason()))
        .on(Message.ValueOf.class, (me, it) -> given(it))
        .on(Message.SendFiles.class, (me, it) -> delivery.sendFiles())
        .on(Message.Written.class, (me, it) -> delivery.written(it.bytes()))
        .on(Message.Delivered.class, (me, it) -> delivery.delivered(it.problem()))
        .on(Message.Concluded.class, (me, it) -> concluded(it));
  }

  private void live() {
    long now = clocks.nanoTime();
    long stood = pulse.stoodStillNanos(now);
    long heard = heardNanos.updateAndGet(it -> Math.min(now, it + stood));
    if (start.isDone() && now - heard > Pulse.SILENCE.toNanos()) {
      link.close();
      isGone("said nothing for " + DurationText.of(Pulse.SILENCE));
      return;
    }
    try {
      tell(new Message.BeatTold(beat));
    } catch (RuntimeException e) {
      isGone("could no longer be reached (" + e + ")");
    }
  }

  private CompletableFuture<Message.Echo> probe(int number) {
    CompletableFuture<Message.Echo> echo = awaited.next();
    probes.put(number, echo);
    tell(new Message.Probe(number));
    return echo;
  }

  private void given(Message.ValueOf value) {
    values
        .computeIfAbsent(new Message.Wanted(value.name(), value.from()), it -> awaited.next())
        .complete(value.bytes());
  }

  private void concluded(Message.Concluded it) {
    conclusion.complete(it.conclusion());
    tell(new Message.ConclusionHeard());
  }

  private void noted(Message.Note it) {
    listening.execute(() -> listener.noted(it.from(), it.bytes()));
  }

  private void noticed(Message.Notice it) {
    listening.execute(() -> listener.noticed(it.bytes()));
  }

  private void lost(Message.Lost it) {
    listening.execute(() -> listener.lost(it.index(), it.last(), it.seconds()));
  }

  private void stopped(int by, String reason) {
    listening.execute(() -> listener.stopped(by, reason));
  }

  private void off(String sentence) {
    awaited.end(sentence);
    delivery.delivered(sentence);
  }

  /** Injector 0 is, without which there is no verdict. */
  private void isGone(String how) {
    if (isClosing || conclusion.isDone() || awaited.isEnded()) {
      return;
    }
    String who = words.one(0) + " " + how;
    if (start.isDone()) {
      off(Words.sentence(who));
      conclusion.complete(new Conclusion(INVALID, words.noVerdict()));
      double seconds = Math.max(0, clocks.nanoTime() - startNanos()) / 1e9;
      lost(new Message.Lost(0, rows.of(0), seconds));
      stopped(0, who + ", and with it the verdict");
    } else {
      off(Words.sentence(who + " before the load began"));
    }
  }

  /** The start of the load by this process's clock that only counts. */
  long startNanos() {
    return clock.hereNanos(start.join().nanos());
  }

  private Link link() {
    return link;
  }
}
