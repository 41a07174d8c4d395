package simulations.llm;

import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.stream.StreamedRequest;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** What is asked of the service: each time one question, or one text to go on with. */
final class LlmScenarios {

  private final LlmRequests requests;
  private final FeederBuilder<Object> prompts = Feeders.json("llm/prompts.json");
  private final String model;
  private final int maxTokens;

  LlmScenarios(Target target) {
    this.requests = new LlmRequests(target);
    this.model = target.option("model");
    this.maxTokens = target.wholeNumber("maxTokens", 1);
  }

  Journey chat() {
    return Journey.of(Task.of("chat", ask(requests.chat)));
  }

  Journey complete() {
    return Journey.of(Task.of("complete", ask(requests.completion)));
  }

  private ChainBuilder ask(StreamedRequest request) {
    return feed(prompts)
        .exec(session -> session.set("model", model).set("maxTokens", maxTokens))
        .exec(request);
  }
}
