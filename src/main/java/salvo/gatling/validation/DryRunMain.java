package salvo.gatling.validation;

import java.nio.file.Path;
import salvo.gatling.engine.InnerRun;
import salvo.gatling.engine.ParentWatch;

/** Makes one simulation and ends: the process that {@link DryRun} starts. */
public final class DryRunMain {

  private DryRunMain() {}

  /**
   * Makes it.
   *
   * @param args class of the simulation, and the folder of the results
   */
  public static void main(String[] args) {
    ParentWatch.startWhereNeeded();
    InnerRun.dry(args[0], Path.of(args[1]));
  }
}
