package simulations.llm;

import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
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
  private final String embeddingModel;
  private final Documents documents;

  LlmScenarios(Target target) {
    this.requests = new LlmRequests(target);
    this.model = target.option("model");
    this.embeddingModel = target.option("embeddingModel");
    this.documents = new Documents(target.wholeNumber("contextWords", 1));
    this.maxTokens = target.wholeNumber("maxTokens", 1);
  }

  Journey chat() {
    return Journey.of(Task.of("chat", ask(requests.chat)));
  }

  Journey complete() {
    return Journey.of(Task.of("complete", ask(requests.completion)));
  }

  /** A long text, another each time, and a question about it. */
  Journey readAtLength() {
    return Journey.of(
        Task.of(
            "long-context",
            feed(prompts)
                .exec(this::toModel)
                .exec(documents::before)
                .exec(requests.longContext)));
  }

  /** Texts as vectors. */
  Journey embed() {
    return Journey.of(
        Task.of(
            "embed",
            feed(prompts)
                .exec(session -> session.set("model", embeddingModel))
                .exec(requests.embeddings)));
  }

  private ChainBuilder ask(StreamedRequest request) {
    return feed(prompts).exec(this::toModel).exec(request);
  }

  private Session toModel(Session session) {
    return session.set("model", model).set("maxTokens", maxTokens);
  }
}
