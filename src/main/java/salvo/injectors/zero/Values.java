package salvo.injectors.zero;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import salvo.injectors.message.Message;

/** The values that injectors give one another, kept at injector 0. Used by one thread only. */
final class Values {

  private final BiConsumer<Integer, Message> tell;
  private final Map<Message.Wanted, byte[]> known = new HashMap<>();
  private final Map<Message.Wanted, List<Integer>> waiting = new HashMap<>();

  Values(BiConsumer<Integer, Message> tell) {
    this.tell = tell;
  }

  void given(int from, Message.Value value) {
    Message.Wanted which = new Message.Wanted(value.name(), from);
    known.put(which, value.bytes());
    List<Integer> asked = waiting.remove(which);
    if (asked != null) {
      asked.forEach(it -> answer(it, which));
    }
  }

  void wanted(int by, Message.Wanted which) {
    if (known.containsKey(which)) {
      answer(by, which);
    } else {
      waiting.computeIfAbsent(which, it -> new ArrayList<>()).add(by);
    }
  }

  private void answer(int to, Message.Wanted which) {
    tell.accept(to, new Message.ValueOf(which.name(), which.from(), known.get(which)));
  }
}
