package salvo.gatling.stream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.nio.file.Path;

/** What stands before a server and speaks TLS, HTTP/2 with who can, and passes on each piece. */
final class TlsFront implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final URI behind;
  private final HttpServer server;

  TlsFront(URI behind, Path certificate, String password) {
    this.behind = behind;
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost("localhost")
                    .setPort(0)
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(
                        new PfxOptions().setPath(certificate.toString()).setPassword(password)))
            .requestHandler(this::pass);
    server.listen().toCompletionStage().toCompletableFuture().join();
  }

  String url() {
    return "https://localhost:" + server.actualPort();
  }

  private void pass(HttpServerRequest request) {
    request.pause();
    client
        .request(request.method(), behind.getPort(), behind.getHost(), request.uri())
        .onSuccess(onward -> passOn(request, onward));
  }

  private void passOn(HttpServerRequest request, HttpClientRequest onward) {
    for (String name : new String[] {"Content-Type", "Authorization"}) {
      if (request.getHeader(name) != null) {
        onward.putHeader(name, request.getHeader(name));
      }
    }
    request.response().closeHandler(closed -> onward.reset());
    request.response().exceptionHandler(reset -> onward.reset());
    onward
        .response()
        .onSuccess(
            answer -> {
              var response = request.response().setStatusCode(answer.statusCode());
              for (String name : new String[] {"Content-Type", "Content-Encoding", "Retry-After"}) {
                if (answer.getHeader(name) != null) {
                  response.putHeader(name, answer.getHeader(name));
                }
              }
              if (request.version().alpnName().equals("http/1.1")) {
                response.setChunked(true);
              }
              response.writeHead();
              answer.handler(response::write);
              answer.endHandler(end -> response.end());
              answer.exceptionHandler(cut -> response.reset());
            });
    onward.setChunked(true);
    request.handler(onward::write);
    request.endHandler(end -> onward.end());
    request.resume();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
