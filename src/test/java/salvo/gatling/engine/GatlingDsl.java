package salvo.gatling.engine;

import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;

/** Gatling's DSL in a test: it refuses to work before somebody has read its configuration. */
public final class GatlingDsl {

  private GatlingDsl() {}

  public static void allow() {
    Predef$.MODULE$._configuration_$eq(GatlingConfiguration.load());
  }
}
