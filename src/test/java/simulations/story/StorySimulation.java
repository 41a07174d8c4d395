package simulations.story;

import static simulations.users.UserType.users;

import java.util.Set;
import simulations.support.LoadSimulation;
import simulations.users.Anonymous;

/** Story API: listeners, with a few who meet the guardrails and the free tier's end. */
public final class StorySimulation extends LoadSimulation {

  public StorySimulation() {
    super("story");
    var story = new StoryScenarios(target());
    setUp(
            load(
                Anonymous::new,
                users("listener", story.listen()),
                users("forbidden", story.askForTheForbidden()),
                users("free-tier", story.exceedTheQuota())))
        .assertions(slos());
  }

  @Override
  protected Set<String> endpoints() {
    return StoryRequests.NAMES;
  }
}
