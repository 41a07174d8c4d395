package salvo.injectors;

import java.util.concurrent.atomic.AtomicBoolean;
import salvo.injectors.wire.Link;

/** From injector 0 to itself: what is sent is heard at once. */
final class LocalLink implements Link {

  private final Events other;
  private final AtomicBoolean closed = new AtomicBoolean();

  LocalLink(Events other) {
    this.other = other;
  }

  @Override
  public void send(byte[] message) {
    if (!closed.get()) {
      other.received(message);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      other.closed();
    }
  }
}
