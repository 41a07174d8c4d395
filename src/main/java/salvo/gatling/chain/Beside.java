package salvo.gatling.chain;

import java.util.ArrayList;
import java.util.List;
import salvo.event.RunEvent;
import scala.jdk.javaapi.CollectionConverters;

/** The groups of what is measured and is no request. */
public final class Beside {

  private Beside() {}

  /** Within those of the user. */
  public static scala.collection.immutable.List<String> in(
      scala.collection.immutable.List<String> groups) {
    List<String> all = new ArrayList<>(CollectionConverters.asJava(groups));
    all.add(RunEvent.BESIDE);
    return CollectionConverters.asScala(all).toList();
  }
}
