package salvo.imports.k6;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.config.steps.Saved;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.RecordedCall.Told;
import salvo.imports.recorded.RecordedCall.Wait;

/** A call of a script, which later statements say more of. */
final class SentCall {

  private final RecordedCall call;
  private final Optional<Wait> before;
  private final List<Integer> statuses = new ArrayList<>();
  private final List<String> contains = new ArrayList<>();
  private final List<Saved> saves = new ArrayList<>();

  SentCall(RecordedCall call, Optional<Wait> before) {
    this.call = call;
    this.before = before;
  }

  void expect(List<Integer> some) {
    some.stream().filter(it -> !statuses.contains(it)).forEach(statuses::add);
  }

  void contain(String text) {
    contains.add(text);
  }

  /** Keeps a value; false where the name stands for another one already. */
  boolean save(Saved saved) {
    Optional<Saved> other = saves.stream().filter(it -> it.name().equals(saved.name())).findFirst();
    if (other.isEmpty()) {
      saves.add(saved);
    }
    return other.isEmpty() || other.get().equals(saved);
  }

  RecordedCall whole() {
    return new RecordedCall(
        call.place(),
        call.name(),
        call.within(),
        call.method(),
        call.address(),
        call.headers(),
        call.body(),
        call.answer(),
        new Told(statuses, contains, saves),
        Optional.empty(),
        before);
  }
}
