package simulations.jobs;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** Jobs API where no callback can reach the injector: each job's status is polled to its end. */
public final class JobsPollingSimulation extends LoadSimulation {

  public JobsPollingSimulation() {
    super("jobs");
    var jobs = new JobsScenarios(target(), recording());
    knows(jobs.userTypes());
    setUp(load(jobs::asking, jobs.generateAndPoll())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return JobHints.ALL;
  }
}
