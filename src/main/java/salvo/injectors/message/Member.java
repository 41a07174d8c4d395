package salvo.injectors.message;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import salvo.injectors.meeting.OwnName;

/**
 * One of the processes that are a run, as it introduces itself.
 *
 * @param digests what must be the same in all of them, by what a person would call it, such as the
 *     path of a key or the name of a feeder's file: a hash that tells nothing of the value
 * @param facts what else injector 0 may want to know, such as the number of processors
 */
public record Member(
    int index,
    String host,
    long pid,
    SortedMap<String, String> digests,
    SortedMap<String, String> facts) {

  /** This process. */
  public static Member here(int index, Map<String, String> digests, Map<String, String> facts) {
    long pid = ProcessHandle.current().pid();
    return new Member(index, OwnName.get(), pid, new TreeMap<>(digests), new TreeMap<>(facts));
  }

  /** The same without its digests, which can be many. */
  public Member withoutDigests() {
    return new Member(index, host, pid, new TreeMap<>(), facts);
  }

  /** Where it runs: {@code host-a, process 12}. */
  public String place() {
    return host + ", process " + pid;
  }
}
