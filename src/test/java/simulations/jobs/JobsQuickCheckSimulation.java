package simulations.jobs;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;
import salvo.workload.InjectionProfile;

/**
 * Jobs API, before a load: one job from submission to callback and, only if it succeeds, three
 * more, one after the other. Anything that fails fails the run.
 */
public final class JobsQuickCheckSimulation extends LoadSimulation {

  public JobsQuickCheckSimulation() {
    super("jobs", InjectionProfile.fixed("quick-check", 1, 1));
    var jobs = new JobsScenarios(target(), recording());
    knows(jobs.userTypes());
    setUp(load(jobs::calledBack, jobs.tryOut())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return JobHints.ALL;
  }
}
