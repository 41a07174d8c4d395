package salvo.gatling.output;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.Optional;
import java.util.function.Consumer;
import salvo.event.Phase;
import scala.Product;

/**
 * A data writer of Gatling that gets no request and no group of the warm-up. These are told as
 * those of the load are, so that all code on their way is warm, and end here. Gatling 3.15.1
 * internals.
 */
public final class WithoutWarmUp extends BeforeWriter {

  private final Consumer<DataWriterMessage> warmUp;

  /**
   * @param writer gets the rest
   * @param warmUp gets the requests and groups of the warm-up, where there is such a one
   */
  public WithoutWarmUp(
      ActorRef<DataWriterMessage> writer, Optional<? extends ActorRef<DataWriterMessage>> warmUp) {
    super(writer);
    this.warmUp = warmUp.<Consumer<DataWriterMessage>>map(it -> it::$bang).orElse(message -> {});
  }

  /** Whether it tells of a request or a group of the warm-up. */
  public static boolean isWarmUp(DataWriterMessage message) {
    if (!(message instanceof DataWriterMessage.LoadEvent) || !isOfScenario((Product) message)) {
      return false;
    }
    // No branch: one that only the load takes would be compiled anew with its first request.
    return Phase.WARM_UP_LOAD.equals(((Product) message).productElement(0));
  }

  /** Both begin with the name of their scenario. */
  private static boolean isOfScenario(Product message) {
    String kind = message.productPrefix();
    return kind.equals("Response") || kind.equals("Group");
  }

  @Override
  public void $bang(DataWriterMessage message) {
    if (isWarmUp(message)) {
      warmUp.accept(message);
    } else {
      tell(message);
    }
  }
}
