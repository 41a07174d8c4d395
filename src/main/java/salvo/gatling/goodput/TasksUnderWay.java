package salvo.gatling.goodput;

import io.gatling.javaapi.core.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tasks of the load that have limits of their own, from when they begin until they are told of.
 * Each is known by a text that is its alone: by which object it is, not by what it says. Gatling
 * 3.15.1 tells nothing of tasks that are cut with the load.
 */
public final class TasksUnderWay {

  /** Of this process, which has one run. */
  public static final TasksUnderWay OF_RUN = new TasksUnderWay();

  private final Map<Execution, Begun> all = new ConcurrentHashMap<>();

  /** One task of one user. */
  record Execution(String text) {

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof Execution that && that.text == text;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(text);
    }
  }

  /**
   * One that has begun.
   *
   * @param scenario of its user
   * @param groups those that it stands in, and its own
   * @param nanos when, by {@link System#nanoTime()}
   */
  record Begun(String scenario, List<String> groups, long nanos) {

    Execution execution() {
      return new Execution(groups.get(groups.size() - 1));
    }
  }

  /** A task of that name begins; the text that it is known by, which is the name of its group. */
  public String begin(Session session, String name) {
    String text = new String(name);
    List<String> groups = new ArrayList<>(CollectionConverters.asJava(session.asScala().groups()));
    groups.add(text);
    all.put(new Execution(text), new Begun(session.scenario(), groups, System.nanoTime()));
    return text;
  }

  /** It is over. */
  void end(Execution task) {
    all.remove(task);
  }

  /** Those that are not over. */
  List<Begun> begun() {
    return List.copyOf(all.values());
  }
}
