package salvo.stats;

import java.util.HashMap;
import java.util.Map;

/** Counts of one stretch of the clock, by default a tenth of a second. */
final class Slot {

  long usersStarted;
  long started;
  long ok;
  long ko;
  final CompactTimes responseTimes = new CompactTimes();

  /** By scenario; null while there were none. */
  private Map<String, UserChanges> users;

  void changeUsers(String scenario, int part, int change) {
    usersOf(scenario).add(part, change);
  }

  void finish(boolean success, long millis) {
    ok += success ? 1 : 0;
    ko += success ? 0 : 1;
    responseTimes.add(millis);
  }

  /** Adds a slot of the same length. */
  void add(Slot other) {
    addShrunk(other, 0, 1);
  }

  /** Adds a slot that is a part of this one: the one that begins at a hundredth of it. */
  void addShrunk(Slot other, int offset, int factor) {
    usersStarted += other.usersStarted;
    started += other.started;
    ok += other.ok;
    ko += other.ko;
    responseTimes.addAll(other.responseTimes);
    other.users().forEach((name, users) -> usersOf(name).addShrunk(users, offset, factor));
  }

  Map<String, UserChanges> users() {
    return users == null ? Map.of() : users;
  }

  private UserChanges usersOf(String scenario) {
    if (users == null) {
      users = new HashMap<>(2);
    }
    return users.computeIfAbsent(scenario, name -> new UserChanges());
  }
}
