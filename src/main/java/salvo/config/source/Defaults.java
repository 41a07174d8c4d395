package salvo.config.source;

import com.typesafe.config.ConfigResolveOptions;
import java.util.Map;

/** The settings of a run that sets none: those of reference.conf. */
public final class Defaults {

  private Defaults() {}

  /** By key, without the root. */
  public static Map<String, Object> load(ClassLoader loader) {
    return Sources.reference(loader)
        .resolve(ConfigResolveOptions.noSystem().setAllowUnresolved(true))
        .getConfig(Sources.ROOT)
        .root()
        .unwrapped();
  }
}
