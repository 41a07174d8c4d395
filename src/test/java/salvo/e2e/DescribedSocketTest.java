package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.gatling.ChosenSimulation;

/** WebSockets of described systems, against a server that ends what is not as it has to be. */
@Tag("thorough")
class DescribedSocketTest {

  static final String CHAT =
      """
      salvo.systems.chat {
        signIn { bearer = k-1 }
        userTypes.talker.thinkTime { min = 0 s, max = 0 s }
        tasks.talk = [
          { feed = rooms.csv }
          { websocket = "/rooms/#{room}", name = connect, subprotocol = chat.v1
            query { name = "ann & ben" }, steps = [
              { send { type = hello }, name = hello, await { json { type = welcome } }
                save { id = id } }
              { send = "note #{id}", name = note }
              { repeat = 2, steps = [
                { send { type = ask, id = "#{id}" }, name = ask
                  await { json { type = answer } }, within = 20 s
                  check { json { id = "#{id}", total = 3 }, contains = secret } }
              ] }
            ] }
          { get = /after }
        ]
        slo { ask { p95 = 5 s }, connect { errorRate = 0 } }
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldRecordEachMessageOnceWithItsAnswer() throws IOException {
    try (ChatServer chat = ChatServer.start()) {
      FinishedRun run = launch(chat, CHAT);

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(run.summary().ko()).isZero();
      assertThat(run.summary().requestsByEndpoint())
          .isEqualTo(
              Map.of("connect", 10L, "hello", 10L, "note", 10L, "ask", 20L, "GET /after", 10L));
      assertThat(run.summary().requests()).isEqualTo(50);
      Waiting.until("all are closed", () -> chat.counts().getOrDefault("closed", 0L) == 10);
      assertThat(chat.counts())
          .containsEntry("opened chat.v1", 10L)
          .containsEntry("hello", 10L)
          .containsEntry("ask", 20L)
          .containsEntry("GET /after", 10L)
          .doesNotContainKeys("refused");
    }
  }

  @Test
  void shouldEndTheTaskAndTheConnectionWhenAnAnswerIsNotAsItHasToBe() throws IOException {
    try (ChatServer chat = ChatServer.start()) {
      FinishedRun run = launch(chat, CHAT.replace("total = 3", "total = 4"));

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(run.summary().figures().get("endpoint ask").ko()).isEqualTo(10);
      assertThat(run.summary().ko()).isEqualTo(10);
      Waiting.until("all are closed", () -> chat.counts().getOrDefault("closed", 0L) == 10);
      assertThat(chat.counts()).containsEntry("ask", 10L).doesNotContainKeys("GET /after");
      assertThat(Files.readString(run.file("error-samples.json")))
          .contains("SEND", "\\\"type\\\":\\\"ask\\\"", "\\\"type\\\":\\\"answer\\\"")
          .doesNotContain("s3cret", "k-1");
    }
  }

  @Test
  void shouldFailWhenNoAnswerFits() throws IOException {
    try (ChatServer chat = ChatServer.start()) {
      FinishedRun run =
          launch(
              chat,
              CHAT.replace("type = ask", "type = mute").replace("within = 20 s", "within = 50 ms"));

      assertThat(run.summary().endpointsByCause().keySet()).containsExactly("timeout");
      assertThat(run.summary().figures().get("endpoint ask").ko()).isEqualTo(10);
      assertThat(chat.counts()).doesNotContainKeys("GET /after");
    }
  }

  @Test
  void shouldFailWhenTheTargetEndsTheConnection() throws IOException {
    try (ChatServer chat = ChatServer.start()) {
      FinishedRun run = launch(chat, CHAT.replace("type = ask", "type = nonsense"));

      assertThat(run.summary().figures().get("endpoint ask").ko()).isEqualTo(10);
      assertThat(run.summary().ko()).isEqualTo(10);
      assertThat(chat.counts()).containsEntry("closed", 10L).doesNotContainKeys("GET /after");
    }
  }

  @Test
  void shouldFailWhenTheConnectionIsGoneBeforeAMessage() throws IOException {
    try (ChatServer chat = ChatServer.start()) {
      FinishedRun run =
          launch(
              chat,
              CHAT.replace(
                  "\"note #{id}\", name = note }", "nonsense, name = note }, { pause = 1 s }"));

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(run.summary().requestsByEndpoint()).as(run.console()).containsEntry("ask", 10L);
      assertThat(run.summary().figures().get("endpoint ask").ko()).isEqualTo(10);
      assertThat(run.summary().requests()).isEqualTo(30);
    }
  }

  @Test
  void shouldFailWhenTheHandshakeIsRefused() throws IOException {
    try (ChatServer chat = ChatServer.start()) {
      FinishedRun run = launch(chat, CHAT.replace("bearer = k-1", "bearer = k-2"));

      assertThat(run.summary().figures().get("endpoint connect").ko()).isEqualTo(10);
      assertThat(run.summary().ko()).isEqualTo(10);
      assertThat(chat.counts()).containsOnlyKeys("refused").containsEntry("refused", 10L);
    }
  }

  @Test
  void shouldRunAgainstItsStandInWithAWarmUp() throws IOException {
    write(
        CHAT.replace("type = welcome", "type = hello")
                .replace("type = answer", "type = ask")
                .replace("{ id = \"#{id}\", total = 3 }, contains = secret", "{ type = ask }")
            + """
            salvo.systems.chat.sandbox {
              "MESSAGE /rooms/blue" {
                body = "{\\"type\\": \\"#{json.type}\\", \\"id\\": \\"#{uuid}\\"}", serviceTime = 5 ms
              }
              "GET /after" {}
            }
            """);
    FinishedRun run =
        launch().with("salvo.warmUp.duration", "1 s").with("salvo.sandbox.seed", 1).start().await();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().requests()).isEqualTo(50);
    assertThat(Files.readString(run.file("sandbox.log")))
        .contains("\"CONNECT /rooms/blue\":{\"101\":", "\"MESSAGE /rooms/blue\":{\"200\":");
  }

  @Test
  void shouldBeShownByATrial() throws Exception {
    try (ChatServer chat = ChatServer.start()) {
      write(CHAT);
      SaidCommand said =
          SaidCommand.of(folder, List.of("try", "chat", "--base-url", chat.uri().toString()));

      assertThat(said.status()).as(said.out()).isZero();
      assertThat(said.out())
          .contains("talker, talk")
          .containsPattern("  ok +connect  101  \\d+ ms")
          .containsPattern("  ok +ask  \\d+ ms")
          .contains("> {\"type\":\"hello\"}", "< {\"type\":\"welcome\",\"id\":", "\"total\":3")
          .endsWith("1 task tried, 5 requests sent, 0 problems.\n")
          .doesNotContain("k-1", "s3cret");
    }
  }

  private FinishedRun launch(ChatServer chat, String conf) throws IOException {
    write(conf);
    return launch().with("baseUrl", chat.uri()).start().await();
  }

  private void write(String conf) throws IOException {
    Path system = Files.createDirectories(folder.resolve("project/simulations/chat"));
    Files.writeString(system.resolve("chat.conf"), conf);
    Files.writeString(system.resolve("rooms.csv"), "room\nblue\n");
  }

  private GatlingLaunch launch() {
    return GatlingLaunch.of(ChosenSimulation.class, folder)
        .withResourcesIn(folder.resolve("project"))
        .with("system", "chat")
        .with("profile", "users-requests-light")
        .with("users", 5)
        .with("requests", 2)
        .with("salvo.monitor.enabled", false);
  }
}
