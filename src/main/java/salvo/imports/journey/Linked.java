package salvo.imports.journey;

import java.util.ArrayList;
import java.util.List;
import salvo.config.steps.Saved;
import salvo.imports.recorded.RecordedCall;

/** A request with what is kept of its answer. */
record Linked(RecordedCall call, List<Saved> saves) {

  Linked {
    saves = List.copyOf(saves);
  }

  Linked with(RecordedCall other) {
    return new Linked(other, saves);
  }

  Linked saving(Saved saved) {
    List<Saved> more = new ArrayList<>(saves);
    if (more.stream().noneMatch(it -> it.name().equals(saved.name()))) {
      more.add(saved);
    }
    return new Linked(call, more);
  }

  boolean saves(String name) {
    return saves.stream().anyMatch(it -> it.name().equals(name));
  }
}
