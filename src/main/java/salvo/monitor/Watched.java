package salvo.monitor;

import java.util.List;
import salvo.config.Settings;

/**
 * What to watch beside the machine.
 *
 * @param self whether this process is the injector, and watched as such
 * @param exporters of machines elsewhere
 */
public record Watched(boolean self, TargetProcess target, List<Settings.Exporter> exporters) {

  public Watched {
    exporters = List.copyOf(exporters);
  }
}
