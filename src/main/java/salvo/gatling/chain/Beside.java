package salvo.gatling.chain;

import java.util.ArrayList;
import java.util.List;
import salvo.event.RunEvent;
import scala.jdk.javaapi.CollectionConverters;

/** What is measured and is no request: its groups, and its names. */
public final class Beside {

  private Beside() {}

  /** Within those of the user. */
  public static scala.collection.immutable.List<String> in(
      scala.collection.immutable.List<String> groups) {
    return in(groups, List.of());
  }

  /** Within those of the user and, in them, another one. */
  public static scala.collection.immutable.List<String> in(
      scala.collection.immutable.List<String> groups, String inner) {
    return in(groups, List.of(inner));
  }

  private static scala.collection.immutable.List<String> in(
      scala.collection.immutable.List<String> groups, List<String> inner) {
    List<String> all = new ArrayList<>(CollectionConverters.asJava(groups));
    all.addAll(inner);
    all.add(RunEvent.BESIDE);
    return CollectionConverters.asScala(all).toList();
  }

  /**
   * What is wrong with a request that has the name of such a figure: a sentence less its subject.
   */
  public static String sameName(String name) {
    return "sends a request called \""
        + name
        + "\", which is the name of a figure measured beside requests. Give it another name.";
  }
}
