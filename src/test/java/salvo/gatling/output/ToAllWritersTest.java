package salvo.gatling.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scala.concurrent.Promise;
import scala.concurrent.Promise$;
import scala.concurrent.duration.FiniteDuration;
import scala.runtime.BoxedUnit;

class ToAllWritersTest {

  private static final DataWriterMessage STOP = new DataWriterMessage.Stop(promise());

  private final Written first = new Written("first");
  private final Written second = new Written("second");
  private final List<ActorRef<DataWriterMessage>> together =
      ToAllWriters.of(List.of(first, second));

  @Test
  void shouldTellEachWriterOnceAndUnderItsName() throws Exception {
    DataWriterMessage event = event(1);

    tell(DataWriterMessage.Init$.MODULE$);
    tell(event);
    tell(STOP);

    assertThat(first.messages).containsExactly(DataWriterMessage.Init$.MODULE$, event, STOP);
    assertThat(second.messages).containsExactly(DataWriterMessage.Init$.MODULE$, event, STOP);
    assertThat(together).extracting(ActorRef::name).containsExactly("first", "second");
  }

  @Test
  void shouldTellNobodyWhatComesAfterTheStop() throws Exception {
    tell(STOP);
    tell(event(1));

    assertThat(first.messages).containsExactly(STOP);
    assertThat(second.messages).containsExactly(STOP);
  }

  @Test
  void shouldStopNoWriterWhileAnEventIsBetweenTwo() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    DataWriterMessage event = event(1);
    first.beforeWriting =
        () -> {
          arrived.countDown();
          awaited(goOn);
        };
    Thread load = started(() -> tell(event));
    awaited(arrived);
    first.beforeWriting = () -> {};

    Thread end = started(() -> tell(STOP));
    awaitWaiting(end);
    goOn.countDown();
    load.join();
    end.join();

    assertThat(first.messages).containsExactly(event, STOP);
    assertThat(second.messages).containsExactly(event, STOP);
  }

  @Test
  void shouldTellAllTheSameWhenStoppedAmidManyThreads() throws Exception {
    List<Thread> load =
        IntStream.range(0, 4)
            .mapToObj(
                thread ->
                    started(
                        () -> {
                          for (int i = 0; i < 1_000; i++) {
                            tell(event(thread * 1_000 + i));
                          }
                        }))
            .toList();

    tell(STOP);
    for (Thread thread : load) {
      thread.join();
    }

    assertThat(first.messages).endsWith(STOP);
    assertThat(second.messages).endsWith(STOP);
    assertThat(second.messages).containsExactlyInAnyOrderElementsOf(first.messages);
  }

  /** As Gatling does. */
  private void tell(DataWriterMessage message) {
    together.forEach(writer -> writer.$bang(message));
  }

  private static Thread started(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    return thread;
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until it waits for the event, or has ended without. */
  private static void awaitWaiting(Thread thread) {
    while (thread.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
  }

  private static DataWriterMessage event(long time) {
    try {
      return (DataWriterMessage)
          Class.forName("io.gatling.core.stats.writer.DataWriterMessage$LoadEvent$User")
              .getConstructors()[0]
              .newInstance("user", time, true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Promise<BoxedUnit> promise() {
    return Promise$.MODULE$.<BoxedUnit>apply();
  }

  private static final class Written implements ActorRef<DataWriterMessage> {

    private final String name;
    private final List<DataWriterMessage> messages = new CopyOnWriteArrayList<>();
    private volatile Runnable beforeWriting = () -> {};

    Written(String name) {
      this.name = name;
    }

    @Override
    public void $bang(DataWriterMessage message) {
      beforeWriting.run();
      messages.add(message);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public <Reply> Promise<Reply> replyPromise(FiniteDuration timeout) {
      throw new UnsupportedOperationException("Nobody asks for a reply here.");
    }
  }
}
