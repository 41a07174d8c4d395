package simulations.story;

import static salvo.gatling.users.UserType.users;

import salvo.gatling.LoadSimulation;
import salvo.gatling.users.Anonymous;

/** Story API: listeners, with a few who meet the guardrails and the free tier's end. */
public final class StorySimulation extends LoadSimulation {

  public StorySimulation() {
    var story = new StoryScenarios(target());
    setUp(
            load(
                Anonymous::new,
                users("listener", story.listen()),
                users("forbidden", story.askForTheForbidden()),
                users("free-tier", story.exceedTheQuota())))
        .assertions(slos());
  }
}
