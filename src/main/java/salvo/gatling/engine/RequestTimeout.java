package salvo.gatling.engine;

import io.gatling.core.Predef$;
import io.gatling.core.config.HttpConfiguration;
import java.lang.reflect.Field;
import java.time.Duration;
import scala.concurrent.duration.FiniteDuration;

/**
 * How long Gatling waits for the answer of a request that names no timeout of its own. Gatling has
 * read its configuration before a simulation can say anything, and looks this value up when it
 * builds the requests: a field of 3.15.1 that is held by a contract test.
 */
public final class RequestTimeout {

  private RequestTimeout() {}

  /** For all requests of the run that is being made. */
  public static void set(Duration timeout) {
    try {
      Field field = HttpConfiguration.class.getDeclaredField("requestTimeout");
      field.setAccessible(true);
      field.set(
          Predef$.MODULE$.configuration().http(), FiniteDuration.fromNanos(timeout.toNanos()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Gatling keeps its request timeout elsewhere now", e);
    }
  }
}
