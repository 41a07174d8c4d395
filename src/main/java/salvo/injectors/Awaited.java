package salvo.injectors;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import salvo.text.DurationText;

/** All that an injector waits for, and the one thing that ends all waiting: that the run is off. */
final class Awaited {

  private final CompletableFuture<DisagreementException> off = new CompletableFuture<>();

  /** Something to wait for. */
  <T> CompletableFuture<T> next() {
    CompletableFuture<T> future = new CompletableFuture<>();
    off.thenAccept(future::completeExceptionally);
    return future;
  }

  /** Ends all waiting, with that sentence. */
  void end(String sentence) {
    off.complete(new DisagreementException(sentence));
  }

  boolean isEnded() {
    return off.isDone();
  }

  /**
   * Waits for it.
   *
   * @param late what is said when it does not come
   */
  static <T> T get(CompletableFuture<T> future, Duration patience, String late)
      throws DisagreementException, InterruptedException {
    try {
      return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new DisagreementException(late + " within " + DurationText.of(patience) + ".");
    } catch (ExecutionException e) {
      throw new DisagreementException(e.getCause().getMessage());
    }
  }

  /** Waits so long, unless the run is off. */
  void pause(long nanos) throws DisagreementException, InterruptedException {
    try {
      throw new DisagreementException(off.get(nanos, TimeUnit.NANOSECONDS).getMessage());
    } catch (TimeoutException e) {
      // As it should be: nothing has ended the run meanwhile.
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
