package simulations.jobs;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** Jobs API, where clients submit one job after another and wait for no callback. */
public final class JobsSubmissionSimulation extends LoadSimulation {

  public JobsSubmissionSimulation() {
    super("jobs");
    var jobs = new JobsScenarios(target(), recording());
    knows(jobs.userTypes());
    setUp(load(jobs::calledBack, jobs.submit())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return JobHints.ALL;
  }
}
