package salvo.injectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import salvo.injectors.files.Collected;
import salvo.injectors.message.Beat;
import salvo.injectors.message.ClockReading;
import salvo.injectors.message.Conclusion;
import salvo.injectors.message.InjectorRow;
import salvo.injectors.message.Member;
import salvo.injectors.message.Message;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.Words;
import salvo.injectors.time.Clocks;
import salvo.injectors.wire.Entrance;
import salvo.injectors.wire.RunKey;
import salvo.injectors.wire.Sockets;
import salvo.injectors.zero.Coordinator;

/**
 * This process among those that are one run. A run goes through it in this order: {@link #agree},
 * {@link #measureClocks}, {@link #ready}, {@link #awaitStart}, {@link #beat} each second, {@link
 * #measureClocks} again, {@link #deliver} or {@link #collect}, {@link #conclude} or {@link
 * #conclusion}, {@link #close}. Closed before the verdict, this process is lost to the others.
 * Every wait has a bound. With one injector all of it is done at once, and nothing listens.
 */
public final class Gang implements AutoCloseable {

  /** What injector 0 may need beyond the time that it gives the others. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  private static final int MOST_SHARED_BYTES = 8 << 20;
  private static final int INVALID = 3;

  private final InjectorSettings settings;
  private final Clocks clocks;
  private final Sockets sockets;
  private final Participant participant;
  private final Words words;
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private Coordinator coordinator;
  private Entrance entrance;

  private Gang(
      InjectorSettings settings,
      Member member,
      GangListener listener,
      Clocks clocks,
      Sockets sockets) {
    this.settings = settings;
    this.clocks = clocks;
    this.sockets = sockets;
    this.words = new Words(settings);
    this.participant = new Participant(settings, member, listener, clocks);
  }

  /**
   * Meets the others: injector 0 listens, the others look for it until it is there.
   *
   * @throws DisagreementException when it is not there in time, or lets this process not in
   */
  public static Gang join(InjectorSettings settings, Member member, GangListener listener)
      throws DisagreementException, InterruptedException {
    return join(settings, member, listener, Clocks.SYSTEM, Sockets.open());
  }

  static Gang join(
      InjectorSettings settings,
      Member member,
      GangListener listener,
      Clocks clocks,
      Sockets sockets)
      throws DisagreementException, InterruptedException {
    Gang gang = new Gang(settings, member, listener, clocks, sockets);
    boolean isThere = false;
    try {
      if (settings.index() == 0) {
        gang.listen();
      } else {
        gang.participant.join(
            new Search(settings, sockets, it -> gang.participant, gang.participant.thread())
                .link());
      }
      isThere = true;
      return gang;
    } finally {
      if (!isThere) {
        gang.close();
      }
    }
  }

  private void listen() throws DisagreementException {
    coordinator = new Coordinator(settings, clocks);
    participant.join(new LocalLink(coordinator.admitted(new LocalLink(participant))));
    if (settings.count() == 1) {
      return;
    }
    RunKey key = RunKey.of(settings.run(), settings.secret());
    int port = settings.meeting().port();
    try {
      entrance = Entrance.open(sockets, settings.bind(), port, key, coordinator::admitted);
      settings.meeting().announce(settings.run(), entrance.address());
    } catch (IOException e) {
      throw new DisagreementException(words.cannotListen(port, e));
    }
  }

  /** Waits until all are there, and are alike. */
  public void agree() throws DisagreementException, InterruptedException {
    Awaited.get(participant.agreed(), patience(), words.silent("whether all are there"));
  }

  /** Compares this process's clock with injector 0's, and lets injector 0 know. */
  public ClockReading measureClocks() throws DisagreementException, InterruptedException {
    try {
      ClockReading reading = participant.clock().read();
      participant.tell(new Message.ClockTold(reading));
      return reading;
    } catch (ExecutionException e) {
      throw new DisagreementException(e.getCause().getMessage());
    }
  }

  /** Says that this process can start at once, and waits until all can. */
  public void ready() throws DisagreementException, InterruptedException {
    if (!participant.clock().isRead()) {
      measureClocks();
    }
    participant.tell(new Message.Ready(participant.clock().uncertaintyMillis()));
    Awaited.get(participant.start(), patience(), words.silent("when to start"));
  }

  /** When the load starts, by this process's clock; known when {@link #ready} has returned. */
  public Instant startInstant() {
    return clocks.wall().instant().plusNanos(participant.startNanos() - clocks.nanoTime());
  }

  /**
   * Waits for that moment, by the clock that nobody sets.
   *
   * @return how late it returns, in ms
   */
  public double awaitStart() throws DisagreementException, InterruptedException {
    long left = participant.startNanos() - clocks.nanoTime();
    if (left > 0) {
      participant.awaited().pause(left);
    }
    return Math.max(0, clocks.nanoTime() - participant.startNanos()) / 1e6;
  }

  /** What this process has done so far; told to the others within a second. */
  public void beat(Beat latest) {
    participant.beat(latest);
  }

  /**
   * What all have done, a second or two ago. Those that were lost count with what they told last.
   */
  public Beat sum() {
    return participant.rows().sum();
  }

  /** Each injector, by index; beyond 32 injectors some rows are older than a second. */
  public List<InjectorRow> rows() {
    return participant.rows().rows();
  }

  /** Tells the listener of injector 0 what it understands; that may be this one's. */
  public void tellZero(byte[] note) {
    participant.tell(new Message.Note(settings.index(), note));
  }

  /** At injector 0, tells the listeners of all, its own too, what they understand. */
  public void tellAll(byte[] notice) {
    zero().tellListeners(notice);
  }

  /** Ends the load of all. */
  public void stop(String reason) {
    participant.tell(new Message.StopAsked(reason));
  }

  /**
   * Gives all a value, under a name that this process has not used yet. Without a secret of the run
   * it can be read on the way: never what must not be known.
   *
   * @param value up to 8 MiB
   */
  public void share(String name, byte[] value) {
    if (value.length > MOST_SHARED_BYTES) {
      throw new IllegalArgumentException(
          name
              + " has "
              + value.length
              + " bytes: at most "
              + MOST_SHARED_BYTES
              + " can be shared");
    }
    participant.tell(new Message.Value(name, value));
  }

  /** The value that another one gave, when it has. */
  public byte[] shared(String name, int from, Duration patience)
      throws DisagreementException, InterruptedException {
    return Awaited.get(
        participant.value(name, from),
        patience,
        Words.capital(words.one(from)) + " did not share " + name);
  }

  /**
   * Gives a folder to injector 0. Where that sees the folder itself, nothing is sent.
   *
   * @param patience how long to wait until it collects
   * @throws IOException when it does not get it whole
   */
  public void deliver(Path folder, Duration patience) throws IOException, InterruptedException {
    participant.delivery().deliver(folder, patience);
  }

  /**
   * At injector 0, the folders of the others, those that had to be sent within this one.
   *
   * @param silence how long to wait while nothing comes at all
   */
  public Collected collect(Path into, Duration silence) throws InterruptedException {
    return zero().collect(into, silence);
  }

  /** At injector 0, gives all the verdict, and waits until they have it. */
  public void conclude(int exitCode, String sentence) throws InterruptedException {
    zero().conclude(new Conclusion(exitCode, sentence));
  }

  /** The verdict; INVALID where injector 0 is lost before it, or does not come to it in time. */
  public Conclusion conclusion(Duration patience) throws InterruptedException {
    try {
      return participant.conclusion().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Conclusion(INVALID, words.lateVerdict(patience));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** At injector 0, who is there, by index. */
  public List<Member> members() {
    return zero().members();
  }

  /** At injector 0, the last reading that each told of its clock, by index. */
  public SortedMap<Integer, ClockReading> clockReadings() {
    return zero().clocks();
  }

  /** Where this process listens: injector 0 does, if it is not alone. */
  public Optional<InetSocketAddress> address() {
    return Optional.ofNullable(entrance).map(Entrance::address);
  }

  /** Leaves the others. */
  @Override
  public void close() {
    if (!isClosed.compareAndSet(false, true)) {
      return;
    }
    participant.close();
    if (coordinator != null) {
      coordinator.close();
    }
    try {
      if (entrance != null) {
        settings.meeting().withdraw(settings.run());
        entrance.close();
      }
      sockets.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The connections of " + settings + " did not close", e);
    }
  }

  private Coordinator zero() {
    if (coordinator == null) {
      throw new IllegalStateException("Only injector 0 knows, and this is " + settings);
    }
    return coordinator;
  }

  private Duration patience() {
    return settings.timeout().plus(SLACK);
  }
}
