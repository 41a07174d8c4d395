package salvo.gatling.output;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.writer.DataWriterMessage;
import salvo.event.Phase;
import scala.Product;

/**
 * A data writer of Gatling that gets no request and no group of the warm-up. These are told as
 * those of the load are, so that all code on their way is warm, and end here. Gatling 3.15.1
 * internals.
 */
public final class WithoutWarmUp extends BeforeWriter {

  public WithoutWarmUp(ActorRef<DataWriterMessage> writer) {
    super(writer);
  }

  /** Whether it tells of a request or a group of the warm-up. */
  public static boolean isWarmUp(DataWriterMessage message) {
    return message instanceof DataWriterMessage.LoadEvent
        && isOfScenario((Product) message)
        && Phase.WARM_UP_LOAD.equals(((Product) message).productElement(0));
  }

  /** Both begin with the name of their scenario. */
  private static boolean isOfScenario(Product message) {
    String kind = message.productPrefix();
    return kind.equals("Response") || kind.equals("Group");
  }

  @Override
  public void $bang(DataWriterMessage message) {
    if (!isWarmUp(message)) {
      tell(message);
    }
  }
}
