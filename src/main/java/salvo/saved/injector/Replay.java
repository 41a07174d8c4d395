package salvo.saved.injector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import salvo.event.RunEvent;
import salvo.event.log.SimulationLog;
import salvo.event.log.SimulationLogException;

/** Gives the events of a run once more. */
@FunctionalInterface
public interface Replay {

  /** For a run whose events are not kept. */
  Replay NONE =
      events -> {
        throw new IOException("it is not kept");
      };

  void to(Consumer<RunEvent> events) throws IOException;

  /** Of a log, as far as it can be read. */
  static Replay ofLog(Path log) {
    return events -> {
      try {
        SimulationLog.read(log, events);
      } catch (SimulationLogException e) {
        // What stands before the damage has been given, and the first reading told of it.
      }
    };
  }
}
