package simulations.llm;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static salvo.gatling.stream.Streams.openAiChat;
import static salvo.gatling.stream.Streams.openAiCompletions;
import static salvo.gatling.stream.Streams.stream;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import salvo.gatling.Target;
import salvo.gatling.stream.StreamedRequest;
import salvo.gatling.stream.record.StreamShape;

/** The requests of a service with the API of OpenAI, whose answers are streamed. */
final class LlmRequests {

  final StreamedRequest chat;
  final StreamedRequest completion;
  final StreamedRequest longContext;
  final HttpRequestActionBuilder embeddings;
  private final Target target;

  LlmRequests(Target target) {
    this.target = target;
    this.chat = chat("chat", "chat");
    this.longContext = chat("long context", "chat");
    this.embeddings =
        http("embeddings")
            .post("/v1/embeddings")
            .body(ElFileBody("bodies/llm/embeddings.json"))
            .asJson()
            .check(status().is(200), jmesPath("data[0].embedding[0]").exists());
    this.completion = post("completion", "completion", "/v1/completions", openAiCompletions());
  }

  /** A turn of a conversation. */
  StreamedRequest turn(int number) {
    return chat("chat turn " + number, "turn");
  }

  private StreamedRequest chat(String name, String body) {
    return post(name, body, "/v1/chat/completions", openAiChat());
  }

  private StreamedRequest post(String name, String body, String path, StreamShape shape) {
    StreamedRequest request =
        stream(
                http(name)
                    .post(path)
                    .body(ElFileBody("bodies/llm/" + body + ".json"))
                    .asJson()
                    .requestTimeout(target.duration("answerTimeout")),
                shape)
            .firstTokenWithin(target.duration("firstTokenTimeout"))
            .stallAfter(target.duration("stallTimeout"));
    return target.choice("endsByLength", List.of("good", "bad")).equals("good")
        ? request.mayEndByLength()
        : request;
  }
}
