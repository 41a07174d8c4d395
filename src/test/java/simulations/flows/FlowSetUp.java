package simulations.flows;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.Optional;

/** How a server is made ready for a load, and what is taken away after it. */
interface FlowSetUp {

  /**
   * Leaves a key and a flow that were seen to work in the session, or a failed session with its
   * problem.
   */
  ChainBuilder prepare();

  /** Removes what {@link #prepare} has made. */
  ChainBuilder cleanUp();

  /** What could not be removed, in one sentence; empty when nothing is left. */
  Optional<String> leftBehind();
}
