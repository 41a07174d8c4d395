package simulations.llm;

import static salvo.gatling.users.UserType.users;

import salvo.gatling.LoadSimulation;

/** A service that generates text, streamed: people who chat, programs that have texts completed.
 * Others ask about long texts, or have texts turned into vectors. */
public final class LlmSimulation extends LoadSimulation {

  public LlmSimulation() {
    var llm = new LlmScenarios(target());
    setUp(load(users("chatter", llm.chat()), users("completer", llm.complete()),
                users("reader", llm.readAtLength()),
                users("indexer", llm.embed())))
        .assertions(slos());
  }
}
