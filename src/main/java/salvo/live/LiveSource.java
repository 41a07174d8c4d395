package salvo.live;

import java.util.List;
import java.util.Optional;
import salvo.live.count.LiveExtras;
import salvo.live.count.LiveWhole;
import salvo.monitor.sample.ResourceSample;
import salvo.stats.RunStats;

/** What the view asks the run for, once a second. */
public interface LiveSource {

  /** Users of the measured load at work: the most at once within the last second. */
  int users();

  /** Time since the load began, in ms; 0 before. */
  long loadMillis();

  /** The errors so far. */
  List<RunStats.ErrorCount> errors();

  /** The requests so far that could not be built or sent. */
  List<RunStats.ErrorCount> crashes();

  /** The figures to scrape; by default there are none. */
  default Optional<LiveMetrics> metrics() {
    return Optional.empty();
  }

  /** The level of the load and its changes; by default it cannot be changed. */
  default Optional<LiveDial> dial() {
    return Optional.empty();
  }

  /** How each injector of the run is, where there are several. */
  default List<LiveState.Injector> rows() {
    return List.of();
  }

  /**
   * What all injectors of the run do, where there are several: what this one records is then a part
   * of it, and users and errors are those of all too.
   */
  default Optional<LiveWhole> whole() {
    return Optional.empty();
  }

  /** What is told beside the requests; by default nothing is. */
  default LiveExtras extras() {
    return LiveExtras.NONE;
  }

  /** What the machine did last. */
  Optional<ResourceSample> resources();
}
