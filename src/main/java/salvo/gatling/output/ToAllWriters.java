package salvo.gatling.output;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Stands first among the data writers of Gatling and tells all of them what happens in the load.
 * Gatling tells them one after the other, and stops them one after the other meanwhile, so that one
 * could record a request which another did not: figures and log would differ. Here an event reaches
 * all or, after the stop, none. Gatling 3.15.1 internals.
 */
public final class ToAllWriters extends BeforeWriter {

  private final List<ActorRef<DataWriterMessage>> writers;
  private final ReadWriteLock stop = new ReentrantReadWriteLock();
  private boolean isStopped;

  private ToAllWriters(List<ActorRef<DataWriterMessage>> writers) {
    super(writers.get(0));
    this.writers = writers;
  }

  /**
   * The same writers, of which the first tells all.
   *
   * @param writers one or more, in the order in which they are told
   */
  public static List<ActorRef<DataWriterMessage>> of(List<ActorRef<DataWriterMessage>> writers) {
    List<ActorRef<DataWriterMessage>> together = new ArrayList<>();
    together.add(new ToAllWriters(List.copyOf(writers)));
    writers.stream().skip(1).map(ToldByTheFirst::new).forEach(together::add);
    return together;
  }

  @Override
  public void $bang(DataWriterMessage message) {
    if (message instanceof DataWriterMessage.LoadEvent) {
      tellAll(message);
      return;
    }
    if (message instanceof DataWriterMessage.Stop) {
      awaitEventsOnTheirWay();
    }
    tell(message);
  }

  private void tellAll(DataWriterMessage event) {
    stop.readLock().lock();
    try {
      if (!isStopped) {
        writers.forEach(it -> it.$bang(event));
      }
    } finally {
      stop.readLock().unlock();
    }
  }

  private void awaitEventsOnTheirWay() {
    stop.writeLock().lock();
    isStopped = true;
    stop.writeLock().unlock();
  }

  /** Any writer but the first. */
  private static final class ToldByTheFirst extends BeforeWriter {

    ToldByTheFirst(ActorRef<DataWriterMessage> writer) {
      super(writer);
    }

    @Override
    public void $bang(DataWriterMessage message) {
      if (!(message instanceof DataWriterMessage.LoadEvent)) {
        tell(message);
      }
    }
  }
}
