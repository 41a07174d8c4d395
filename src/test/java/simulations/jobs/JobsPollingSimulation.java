package simulations.jobs;

import static salvo.gatling.users.UserType.users;

import java.util.Set;
import salvo.gatling.LoadSimulation;

/** Jobs API where no callback can reach the injector: each job's status is polled to its end. */
public final class JobsPollingSimulation extends LoadSimulation {

  public JobsPollingSimulation() {
    super("jobs");
    var jobs = new JobsScenarios(target(), recording());
    setUp(load(jobs::asking, users("client", jobs.generateAndPoll()))).assertions(slos());
  }

  @Override
  protected Set<String> otherEndpoints() {
    return JobsRequests.NAMES;
  }
}
