package simulations.llm;

import static salvo.gatling.users.UserType.users;

import salvo.gatling.LoadSimulation;

/** A service that generates text, streamed: people who chat, programs that have texts completed. */
public final class LlmSimulation extends LoadSimulation {

  public LlmSimulation() {
    var llm = new LlmScenarios(target());
    setUp(load(users("chatter", llm.chat()), users("completer", llm.complete())))
        .assertions(slos());
  }
}
