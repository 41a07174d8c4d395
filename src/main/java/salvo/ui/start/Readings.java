package salvo.ui.start;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import salvo.Daemon;
import salvo.config.Settings;
import salvo.gatling.validation.MadeSimulation;

/**
 * What is read of simulations in the background, by making each without a load: one at a time, and
 * anew once its classes or its configuration are others. Safe for use by several threads.
 */
public final class Readings implements AutoCloseable {

  private final Function<String, MadeSimulation> make;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(Daemon.threads("salvo-reading"));
  private final Map<String, Reading> known = new HashMap<>();

  /** What was read, and of what. */
  private record Reading(Source source, Future<MadeSimulation> made) {}

  private record Source(ClassFiles files, Map<String, Object> configuration) {}

  /**
   * @param make makes the simulation of a class, in a process of its own
   */
  public Readings(Function<String, MadeSimulation> make) {
    this.make = make;
  }

  /** What came of making it with those settings; empty while that goes on. */
  synchronized Optional<MadeSimulation> of(KnownSimulation simulation, Settings settings)
      throws IOException {
    String name = simulation.className();
    Reading last = known.get(name);
    if (last != null && !last.made().isDone()) {
      return Optional.empty();
    }
    Source now = new Source(ClassFiles.beside(simulation.loaded()), settings.effective());
    if (last == null || !last.source().equals(now)) {
      known.put(name, new Reading(now, reader.submit(() -> make.apply(name))));
      return Optional.empty();
    }
    return Optional.of(result(name, last.made()));
  }

  private static MadeSimulation result(String name, Future<MadeSimulation> made) {
    try {
      return made.get();
    } catch (ExecutionException e) {
      return MadeSimulation.refused(name, List.of("It could not be created: " + e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MadeSimulation.refused(name, List.of("Its creation was interrupted."));
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
