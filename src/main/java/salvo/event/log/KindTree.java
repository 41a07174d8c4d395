package salvo.event.log;

import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import salvo.event.RecordKinds;

/**
 * The kinds of a log's requests and groups by the numbers that the log has for their texts: a node
 * is a group within groups, or a request's name.
 */
final class KindTree {

  /** A power of two. */
  private static final int RECENT = 64;

  private static final int UNKNOWN = -1;

  private final RecordKinds kinds;
  private final KindTree parent;
  private final int index;
  private final String text;
  private int requestOk = UNKNOWN;
  private int requestKo = UNKNOWN;
  private int groupOk = UNKNOWN;
  private int groupKo = UNKNOWN;
  private KindTree[] recent;
  private Map<Integer, KindTree> children;

  /** The root: no groups. */
  KindTree(RecordKinds kinds) {
    this(kinds, null, 0, "");
  }

  private KindTree(RecordKinds kinds, KindTree parent, int index, String text) {
    this.kinds = kinds;
    this.parent = parent;
    this.index = index;
    this.text = text;
  }

  /**
   * What is within this by the number of its text.
   *
   * @param texts those of the log
   */
  KindTree child(int textIndex, LogInput texts) {
    if (recent == null) {
      recent = new KindTree[RECENT];
      children = new HashMap<>();
    }
    KindTree known = recent[textIndex & (RECENT - 1)];
    return known != null && known.index == textIndex ? known : lookedUp(textIndex, texts);
  }

  private KindTree lookedUp(int textIndex, LogInput texts) {
    KindTree child = children.get(textIndex);
    if (child == null) {
      child = new KindTree(kinds, this, textIndex, storable(texts.cached(textIndex)));
      children.put(textIndex, child);
    }
    recent[textIndex & (RECENT - 1)] = child;
    return child;
  }

  /** The kind of the requests that have this name, by how they ended. */
  int request(boolean ok) {
    int known = ok ? requestOk : requestKo;
    return known == UNKNOWN ? newRequest(ok) : known;
  }

  /** The kind of these groups when they end, by how they did. */
  int group(boolean ok) {
    int known = ok ? groupOk : groupKo;
    return known == UNKNOWN ? newGroup(ok) : known;
  }

  private int newRequest(boolean ok) {
    int number = number(RecordKinds.Type.REQUEST, parent.path(), text, ok);
    if (ok) {
      requestOk = number;
    } else {
      requestKo = number;
    }
    return number;
  }

  private int newGroup(boolean ok) {
    int number = number(RecordKinds.Type.GROUP, path(), "", ok);
    if (ok) {
      groupOk = number;
    } else {
      groupKo = number;
    }
    return number;
  }

  private int number(RecordKinds.Type type, List<String> groups, String name, boolean ok) {
    return kinds.number(new RecordKinds.Kind(type, groups, name, ok));
  }

  private List<String> path() {
    LinkedList<String> path = new LinkedList<>();
    for (KindTree node = this; node.parent != null; node = node.parent) {
      path.addFirst(node.text);
    }
    return path;
  }

  static String storable(String text) {
    SimulationLogWriter.requireStorable(text);
    return text;
  }
}
