package simulations.jobs;

import static salvo.gatling.users.UserType.users;

import java.util.Set;
import salvo.gatling.LoadSimulation;

/** Jobs API: clients submit jobs, and each job is followed until its callback arrives. */
public final class JobsSimulation extends LoadSimulation {

  public JobsSimulation() {
    super("jobs");
    var jobs = new JobsScenarios(target(), recording());
    setUp(load(jobs::calledBack, users("client", jobs.generate()))).assertions(slos());
  }

  @Override
  protected Set<String> otherEndpoints() {
    return JobsRequests.NAMES;
  }
}
