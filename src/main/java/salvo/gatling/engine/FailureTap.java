package salvo.gatling.engine;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.function.Supplier;
import salvo.event.RunEvent;
import salvo.gatling.client.EndingExchange;
import salvo.gatling.output.BeforeWriter;
import salvo.gatling.output.HarmlessTexts;
import salvo.gatling.output.WithoutWarmUp;
import salvo.run.sample.ErrorSamples;
import scala.Product;

/**
 * Stands before a data writer and offers failures as samples on the thread that records them, where
 * request and answer are still at hand.
 */
final class FailureTap extends BeforeWriter {

  private final HarmlessTexts texts;
  private final Supplier<ErrorSamples> samples;

  /**
   * @param texts has made harmless what is recorded
   */
  FailureTap(
      ActorRef<DataWriterMessage> writer, HarmlessTexts texts, Supplier<ErrorSamples> samples) {
    super(writer);
    this.texts = texts;
    this.samples = samples;
  }

  @Override
  public void $bang(DataWriterMessage message) {
    if (message instanceof DataWriterMessage.LoadEvent
        && EventTap.isFailure((Product) message)
        && !WithoutWarmUp.isWarmUp(message)) {
      offer(EventTap.request((Product) message));
    }
    tell(message);
  }

  private void offer(RunEvent.Request failed) {
    samples
        .get()
        .offer(failed, () -> EndingExchange.of(name -> texts.name(name).equals(failed.name())));
  }
}
