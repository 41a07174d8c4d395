package salvo.analysis.injector;

import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.Subject.Kind;

/** Counts the processors that a sample's share of all of them is of. */
public final class Processors {

  private Processors() {}

  /**
   * Those of the machine: a container may let the injector see fewer.
   *
   * @param seen by the injector, where the sample does not tell of each
   */
  public static double ofMachine(ResourceSample sample, int seen) {
    long told =
        sample.metrics().columns().stream().filter(it -> it.subject().is(Kind.PROCESSOR)).count();
    return told > 0 ? told : seen;
  }
}
