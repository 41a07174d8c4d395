package salvo.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.behaviour.ServiceTimes;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.SystemApi;
import salvo.sandbox.server.Dispatcher.Limits;

/** Where the work of a request is done when several event loops serve. */
class DispatcherTest {

  private static final int SERVERS = 4;
  private static final int CONNECTIONS = 16;
  private static final int REQUESTS = 15;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(SERVERS + 1));
  private final Counts counts = new Counts();
  private final Collection<Throwable> errors = new ConcurrentLinkedQueue<>();

  private int calls;

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  @Test
  void shouldRunHandlersOneAtATimeWhateverTheConnection() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    URI target =
        serve(
            call -> {
              threads.add(Thread.currentThread());
              calls++; // Neither atomic nor guarded: the handlers' own state needs no locks.
              return Reply.json(200, Map.of("call", calls));
            });

    List<String> answers = sendOverManyConnections(target);

    assertThat(threads).hasSize(1);
    assertThat(calls).isEqualTo(CONNECTIONS * REQUESTS);
    assertThat(answers)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, CONNECTIONS * REQUESTS)
                .mapToObj(n -> "{\"call\":" + n + "}")
                .toList());
    assertThat(counts.snapshot())
        .isEqualTo(Map.of("POST /work", Map.of(200, (long) CONNECTIONS * REQUESTS)));
  }

  @Test
  void shouldWriteLateBodiesOnTheLoopsOfTheConnections() {
    Set<Thread> handling = ConcurrentHashMap.newKeySet();
    Set<Thread> writing = ConcurrentHashMap.newKeySet();
    URI target =
        serve(
            call -> {
              handling.add(Thread.currentThread());
              return Reply.json(
                  200,
                  () -> {
                    writing.add(Thread.currentThread());
                    return Map.of();
                  });
            });

    assertThat(sendOverManyConnections(target)).containsOnly("{}");

    assertThat(writing).hasSize(SERVERS).doesNotContainAnyElementsOf(handling);
  }

  @Test
  void shouldAnswerWithAnErrorWhenTheBodyCannotBeMade() {
    RuntimeException broken = new IllegalStateException("broken");
    URI target =
        serve(
            call ->
                Reply.json(
                    200,
                    () -> {
                      throw broken;
                    }));

    HttpResponse<String> answer = post(HttpClient.newHttpClient(), target, "{}").join();

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Internal Server Error\"}");
    assertThat(errors).containsExactly(broken);
    assertThat(counts.snapshot()).isEqualTo(Map.of("POST /work", Map.of(500, 1L)));
  }

  @Test
  void shouldRefuseBrokenJsonOnlyWhenTheHandlerReadsIt() {
    URI target =
        serve(
            call ->
                call.header("X-Read")
                    .map(read -> Reply.json(200, call.json()))
                    .orElseGet(Reply::noContent));

    HttpClient client = HttpClient.newHttpClient();
    assertThat(post(client, target, "{").join().statusCode()).isEqualTo(204);
    assertThat(post(client, target, "{", "X-Read", "yes").join().statusCode()).isEqualTo(422);
  }

  /** Serves the handler at POST /work, at once. */
  private URI serve(Handler handler) {
    ServiceTime atOnce = new ServiceTimes(1, 0).of("work", new Percentiles(1, 2, 3, 4));
    SystemApi system = () -> List.of(Endpoint.of("POST /work", atOnce, handler));
    Dispatcher dispatcher =
        new Dispatcher(
            vertx.getOrCreateContext(),
            new Router(List.of(system)),
            new Limits(1024, 1024),
            List.of(),
            1,
            counts,
            errors::add);
    CompletableFuture<Integer> port = new CompletableFuture<>();
    await(
        vertx.deployVerticle(
            () ->
                context ->
                    vertx
                        .createHttpServer()
                        .requestHandler(dispatcher::dispatch)
                        .listen(SocketAddress.sharedRandomPort(1, "127.0.0.1"))
                        .onSuccess(server -> port.complete(server.actualPort())),
            new DeploymentOptions().setInstances(SERVERS)));
    return URI.create("http://127.0.0.1:" + port.join() + "/work");
  }

  /** Sends on each connection one request after the other, on all connections at once. */
  private static List<String> sendOverManyConnections(URI target) {
    Collection<String> answers = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<Void>> connections =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> send(HttpClient.newHttpClient(), target, REQUESTS, answers))
            .toList();
    connections.forEach(CompletableFuture::join);
    return List.copyOf(answers);
  }

  private static CompletableFuture<Void> send(
      HttpClient client, URI target, int times, Collection<String> answers) {
    return times == 0
        ? CompletableFuture.completedFuture(null)
        : post(client, target, "{}")
            .thenAccept(answer -> answers.add(answer.body()))
            .thenCompose(sent -> send(client, target, times - 1, answers));
  }

  private static CompletableFuture<HttpResponse<String>> post(
      HttpClient client, URI target, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
