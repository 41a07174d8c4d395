package salvo.gatling.engine;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.Optional;
import java.util.function.Supplier;
import salvo.event.RunEvent;
import salvo.event.StreamDetail;
import salvo.gatling.client.EndingExchange;
import salvo.gatling.output.BeforeWriter;
import salvo.gatling.output.EndingStream;
import salvo.gatling.output.HarmlessTexts;
import salvo.gatling.output.WithoutWarmUp;
import salvo.gatling.trial.Trial;
import salvo.run.sample.ErrorSamples;
import salvo.run.sample.Exchange;
import scala.Product;

/**
 * Stands before the event tap, on the thread that records, where request and answer are still at
 * hand: it offers failures as samples, and passes on how the answer came where it was a stream.
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
    if (message instanceof DataWriterMessage.LoadEvent && !WithoutWarmUp.isWarmUp(message)) {
      Trial.now().ifPresent(it -> show((Product) message, it));
      if (EventTap.isFailure((Product) message)) {
        offer(EventTap.request((Product) message));
      }
    }
    tell(streamed(message));
  }

  /** With the stream that ends with it, which the event tap makes use of. */
  private static DataWriterMessage streamed(DataWriterMessage message) {
    Optional<StreamDetail> stream = EndingStream.now();
    return stream.isPresent()
            && message instanceof DataWriterMessage.LoadEvent event
            && ((Product) message).productPrefix().equals("Response")
            && !EventTap.request((Product) message).isBeside()
        ? new EventTap.Streamed(event, stream.get())
        : message;
  }

  private void show(Product message, Trial trial) {
    RunEvent event = EventTap.toEvent(message);
    if (event instanceof RunEvent.Request request) {
      trial.ended(request, () -> exchange(request));
    } else if (event instanceof RunEvent.Crash crash) {
      trial.crashed(crash.message());
    }
  }

  private void offer(RunEvent.Request failed) {
    samples.get().offer(failed, () -> exchange(failed));
  }

  private Optional<Exchange> exchange(RunEvent.Request ended) {
    return EndingExchange.of(name -> texts.name(name).equals(ended.name()));
  }
}
