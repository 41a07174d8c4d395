package salvo.gatling.output;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.writer.DataWriterMessage;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;

/**
 * Stands before a data writer of Gatling under its name, and decides what this is told. Gatling
 * 3.15.1 internals.
 */
public abstract class BeforeWriter implements ActorRef<DataWriterMessage> {

  private final ActorRef<DataWriterMessage> writer;

  protected BeforeWriter(ActorRef<DataWriterMessage> writer) {
    this.writer = writer;
  }

  protected final void tell(DataWriterMessage message) {
    writer.$bang(message);
  }

  @Override
  public final String name() {
    return writer.name();
  }

  @Override
  public final <Reply> Promise<Reply> replyPromise(FiniteDuration timeout) {
    return writer.replyPromise(timeout);
  }
}
