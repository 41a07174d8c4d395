package salvo.run.record;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import salvo.event.RunEvent;

/** Passes events on until that fails, which costs a warning and nothing else. */
public final class Isolated implements Consumer<RunEvent> {

  private final String name;
  private final Consumer<? super RunEvent> consumer;
  private final Consumer<String> warnings;
  private final AtomicBoolean failed = new AtomicBoolean();

  /**
   * @param name what fails, at the beginning of a sentence
   */
  public Isolated(String name, Consumer<? super RunEvent> consumer, Consumer<String> warnings) {
    this.name = name;
    this.consumer = consumer;
    this.warnings = warnings;
  }

  @Override
  public void accept(RunEvent event) {
    if (!failed.get()) {
      try {
        consumer.accept(event);
      } catch (RuntimeException | Error e) {
        if (failed.compareAndSet(false, true)) {
          warnings.accept(name + " ended early, and the run went on without it: " + e + ".");
        }
      }
    }
  }
}
