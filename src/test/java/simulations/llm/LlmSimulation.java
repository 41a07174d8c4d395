package simulations.llm;

import static salvo.gatling.users.UserType.users;

import java.util.Optional;
import salvo.gatling.LoadSimulation;

/**
 * A service that generates text, streamed: people who ask or converse, programs that have texts
 * completed.
 */
public final class LlmSimulation extends LoadSimulation {

  private final LlmScenarios llm = new LlmScenarios(target());

  public LlmSimulation() {
    setUp(
            load(
                users("chatter", llm.chat()),
                users("completer", llm.complete()),
                users("converser", llm.converse())))
        .assertions(slos());
  }

  @Override
  protected Optional<String> conclusion() {
    return llm.conclusion();
  }
}
