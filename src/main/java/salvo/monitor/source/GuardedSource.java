package salvo.monitor.source;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A source whose failures cost a gap and one warning, never the run. Linkage errors count: they are
 * how a native library that cannot be loaded shows itself.
 */
final class GuardedSource<T> implements Source<T> {

  private final String name;
  private final Source<T> source;
  private final Consumer<String> warnings;
  private boolean warned;

  GuardedSource(String name, Source<T> source, Consumer<String> warnings) {
    this.name = name;
    this.source = source;
    this.warnings = warnings;
  }

  @Override
  public Optional<T> read() {
    try {
      return source.read();
    } catch (RuntimeException | LinkageError failure) {
      warnOnce(failure);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    source.close();
  }

  private void warnOnce(Throwable failure) {
    if (!warned) {
      warned = true;
      warnings.accept(
          "Resource monitor: cannot read "
              + name
              + " ("
              + failure
              + "); its columns stay empty until that succeeds.");
    }
  }
}
