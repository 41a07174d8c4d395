package salvo.event.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node of the tree of group hierarchies, so that all records of one share one list. */
final class GroupPath {

  private final List<String> groups;
  private final Map<String, GroupPath> children = new HashMap<>();

  private GroupPath(List<String> groups) {
    this.groups = groups;
  }

  static GroupPath root() {
    return new GroupPath(List.of());
  }

  /** Outermost first; immutable. */
  List<String> groups() {
    return groups;
  }

  GroupPath child(String group) {
    GroupPath known = children.get(group);
    return known != null ? known : add(group);
  }

  private GroupPath add(String group) {
    List<String> path = new ArrayList<>(groups);
    path.add(group);
    GroupPath child = new GroupPath(List.copyOf(path));
    children.put(group, child);
    return child;
  }
}
