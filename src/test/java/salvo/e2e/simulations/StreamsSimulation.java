package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.users.UserType.users;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import salvo.gatling.LoadSimulation;
import salvo.gatling.stream.StreamedRequest;
import salvo.gatling.stream.Streams;
import salvo.gatling.stream.record.StreamRecord;
import salvo.gatling.users.UserType;

/**
 * Users who ask the sandbox's model for streams with the given quirks, and write down what they
 * measured of each beside the name that they gave to it. With quirks of speech they listen.
 */
public final class StreamsSimulation extends LoadSimulation {

  private static final List<String> QUIRKS =
      List.of(System.getProperty("streams.quirks", "plain").split(","));
  private static final Path RECORDS = Path.of(System.getProperty("streams.records", "records.csv"));
  private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("streams.patience", 30));
  private static final String ID = "streamId";
  private static final String SPEECH = "speech";

  public StreamsSimulation() {
    super("llm");
    UserType asker = users("asker").thinkTime(Duration.ofMillis(1), Duration.ofMillis(20));
    for (String quirk : QUIRKS) {
      asker = asker.task(quirk, 1, quirk.startsWith(SPEECH) ? listen(quirk) : ask(quirk));
    }
    setUp(load(asker)).assertions(slos());
  }

  private ChainBuilder ask(String quirk) {
    StreamedRequest request =
        Streams.stream(
                http("chat " + quirk)
                    .post("/v1/chat/completions")
                    .header("X-Request-ID", "#{streamId}")
                    .body(StringBody(body(quirk)))
                    .asJson()
                    .check(header("Retry-After").optional().saveAs("retryAfter")),
                Streams.openAiChat())
            .firstTokenWithin(PATIENCE)
            .stallAfter(PATIENCE)
            .atMostBytes(100_000)
            .saveTextAs("text")
            .then(this::write);
    return exec(session -> session.set(ID, UUID.randomUUID().toString())).exec(request);
  }

  private static ChainBuilder listen(String quirk) {
    String body =
        "{\"model\": \"sandboxQUIRK\", \"input\": \"Good morning to you all.\", \"voice\":"
            + " \"alloy\"}";
    return exec(
        Streams.stream(
            http(quirk)
                .post("/v1/audio/speech")
                .header("Authorization", "Bearer sandbox-key")
                .body(StringBody(body.replace("QUIRK", quirk.substring(SPEECH.length()))))
                .asJson(),
            Streams.speech()));
  }

  private static String body(String quirk) {
    return """
    {"model": "sandbox+QUIRK", "messages": [{"role": "user", "content": "#{streamId} how are you?"}],
     "stream": true, "stream_options": {"include_usage": true}}
    """
        .replace("+QUIRK", quirk.equals("plain") ? "" : "+" + quirk);
  }

  private Session write(Session session, StreamRecord record) {
    return recording().records(session) ? written(session, record) : session;
  }

  private static Session written(Session session, StreamRecord record) {
    String line =
        String.join(
            ",",
            session.getString(ID),
            record.name(),
            Double.toString(record.ttft().orElse(-1)),
            Double.toString(record.endToEnd().orElse(-1)),
            Long.toString(record.tokens().out().orElse(-1)),
            Long.toString(record.contents()),
            record.failure().map(Enum::name).orElse("-"),
            record.retryAfter().orElse("-"),
            Boolean.toString(record.isBuffered()),
            Integer.toString(session.getString("text").split(" ").length));
    try {
      Files.writeString(RECORDS, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return session;
  }
}
