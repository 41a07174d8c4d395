package salvo.run.common;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import salvo.workload.Dial;
import salvo.workload.Turning;

/**
 * The dial of an injector among others: whoever turns it turns those of all, at one instant of the
 * load. Safe for use by several threads.
 */
final class CommonDial implements Turning {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final int index;
  private final Dial dial;
  private final Consumer<DialMessage> tellZero;
  private final Optional<DialOffice> office;
  private final Consumer<Dial.Change> changedByOthers;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<Dial.Change>> asked = new ConcurrentHashMap<>();
  private long holding;

  /**
   * @param index of this injector
   * @param dial of this injector
   * @param office at injector 0
   * @param changedByOthers is told of each change that was asked for elsewhere
   */
  CommonDial(
      int index,
      Dial dial,
      Consumer<DialMessage> tellZero,
      Optional<DialOffice> office,
      Consumer<Dial.Change> changedByOthers) {
    this.index = index;
    this.dial = dial;
    this.tellZero = tellZero;
    this.office = office;
    this.changedByOthers = changedByOthers;
  }

  @Override
  public Dial.Change turn(Dial.Kind kind, double level, Duration ramp) {
    long id = ids.incrementAndGet();
    CompletableFuture<Dial.Change> change = new CompletableFuture<>();
    asked.put(id, change);
    try {
      tellZero.accept(new DialMessage.Asked(id, kind, level, ramp.toNanos()));
      return change.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IllegalArgumentException(
          "Injector 0 has not said whether the load was changed: look at its level.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("Interrupted while the load was being changed.", e);
    } finally {
      asked.remove(id);
    }
  }

  @Override
  public void end() {
    tellZero.accept(new DialMessage.Over());
  }

  /** At injector 0: an injector has told something. */
  void noted(int from, byte[] note) throws IOException {
    DialMessage message = DialMessage.of(note);
    if (message instanceof DialMessage.Asked it) {
      office.orElseThrow().asked(from, it);
    } else if (message instanceof DialMessage.Held it) {
      office.orElseThrow().held(from, it);
    } else if (message instanceof DialMessage.Over) {
      office.orElseThrow().over();
    }
  }

  /** Injector 0 has told something. */
  synchronized void noticed(byte[] notice) throws IOException {
    DialMessage message = DialMessage.of(notice);
    if (message instanceof DialMessage.Hold it) {
      holding = it.number();
      tellZero.accept(new DialMessage.Held(it.number(), dial.hold(it.at())));
    } else if (message instanceof DialMessage.LetGo it && it.number() == holding) {
      dial.letGo();
    } else if (message instanceof DialMessage.Changed it) {
      changed(it);
    } else if (message instanceof DialMessage.Over) {
      dial.end();
    } else if (message instanceof DialMessage.Refused it && it.by() == index) {
      Optional.ofNullable(asked.get(it.id()))
          .ifPresent(
              wish -> wish.completeExceptionally(new IllegalArgumentException(it.sentence())));
    }
  }

  /** At injector 0: an injector is gone. */
  void lost(int injector) {
    office.ifPresent(it -> it.lost(injector));
  }

  private void changed(DialMessage.Changed it) {
    try {
      Dial.Change change =
          dial.change(it.kind(), it.at(), it.level(), Duration.ofNanos(it.rampNanos()));
      CompletableFuture<Dial.Change> own = it.by() == index ? asked.get(it.id()) : null;
      if (own != null) {
        own.complete(change);
      } else {
        changedByOthers.accept(change);
      }
    } finally {
      office.ifPresent(DialOffice::made);
    }
  }
}
