package simulations.jobs;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** Jobs API: clients submit jobs, and each job is followed until its callback arrives. */
public final class JobsSimulation extends LoadSimulation {

  public JobsSimulation() {
    var jobs = new JobsScenarios(target(), recording());
    knows(jobs.userTypes());
    setUp(load(jobs::calledBack, jobs.generate())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return JobHints.ALL;
  }
}
