package salvo.injectors.message;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What is done at each kind of message, by who is told it. */
public final class Handlers<T> {

  private final Map<Class<?>, BiConsumer<T, Message>> byKind = new HashMap<>();

  public <M extends Message> Handlers<T> on(Class<M> kind, BiConsumer<T, M> handler) {
    byKind.put(kind, (who, message) -> handler.accept(who, kind.cast(message)));
    return this;
  }

  /** Does it; of a kind that nobody waits for, nothing. */
  public void handle(T who, Message message) {
    byKind.getOrDefault(message.getClass(), (it, other) -> {}).accept(who, message);
  }
}
