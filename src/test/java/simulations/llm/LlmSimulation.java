package simulations.llm;

import static salvo.gatling.users.UserType.users;

import java.util.Optional;
import salvo.gatling.LoadSimulation;

/**
 * A service that generates text, streamed: people who ask, converse or read long texts, programs
 * that have texts completed or turned into vectors.
 */
public final class LlmSimulation extends LoadSimulation {

  private final LlmScenarios llm = new LlmScenarios(target());

  public LlmSimulation() {
    setUp(
            load(
                users("chatter", llm.chat()),
                users("completer", llm.complete()),
                users("converser", llm.converse()),
                users("reader", llm.readAtLength()),
                users("indexer", llm.embed())))
        .assertions(slos());
  }

  @Override
  protected Optional<String> conclusion() {
    return llm.conclusion();
  }
}
