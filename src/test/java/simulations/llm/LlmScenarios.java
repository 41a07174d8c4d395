package simulations.llm;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.Optional;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.prompt.Conversation;
import salvo.gatling.prompt.Prompts;
import salvo.gatling.stream.StreamedRequest;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** What is asked of the service: one question, one text to go on with, or a conversation. */
final class LlmScenarios {

  private final LlmRequests requests;
  private final Prompts prompts;
  private final Conversation conversation;
  private final Documents documents;
  private final String embeddingModel;

  LlmScenarios(Target target) {
    this.requests = new LlmRequests(target);
    this.prompts =
        Prompts.of(target, Feeders.json("llm/prompts.json"), target.wholeNumber("maxTokens", 1))
            .with("model", target.option("model"));
    this.conversation =
        new Conversation(
            prompts,
            target.wholeNumber("turns", 1),
            target.duration("turnThinkMin"),
            target.duration("turnThinkMax"));
    this.documents = new Documents(target.wholeNumber("contextWords", 1));
    this.embeddingModel = target.option("embeddingModel");
  }

  Journey chat() {
    return Journey.of(Task.of("chat", ask(requests.chat)));
  }

  Journey complete() {
    return Journey.of(Task.of("complete", ask(requests.completion)));
  }

  Journey converse() {
    return Journey.of(conversation.task("converse", requests::turn));
  }

  /** A long text, another each time, and a question about it. */
  Journey readAtLength() {
    return Journey.of(
        Task.of("long-context", prompts.next().exec(documents::before).exec(requests.longContext)));
  }

  /** Texts as vectors. */
  Journey embed() {
    return Journey.of(
        Task.of(
            "embed",
            prompts
                .next()
                .exec(session -> session.set("model", embeddingModel))
                .exec(requests.embeddings)));
  }

  private ChainBuilder ask(StreamedRequest request) {
    return prompts.next().exec(request.then(prompts::answered));
  }

  Optional<String> conclusion() {
    return prompts.conclusion();
  }
}
