package salvo.injectors;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import salvo.injectors.message.Beat;
import salvo.injectors.message.InjectorRow;
import salvo.injectors.message.Message;

/** What the injectors do, as injector 0 told it last. */
final class LiveRows {

  private final TreeMap<Integer, InjectorRow> rows = new TreeMap<>();
  private Beat sum = Beat.NONE;

  synchronized void told(Message.Sum told) {
    sum = told.sum();
    told.rows().forEach(it -> rows.put(it.index(), it));
  }

  synchronized Beat sum() {
    return sum;
  }

  /** By index; with many injectors some rows are older than a second. */
  synchronized List<InjectorRow> rows() {
    return new ArrayList<>(rows.values());
  }

  /** What an injector told last, as far as known here. */
  synchronized Beat of(int index) {
    return rows.containsKey(index) ? rows.get(index).last() : Beat.NONE;
  }
}
