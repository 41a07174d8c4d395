package salvo.monitor.exporter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import salvo.text.DurationText;

/** Gets what an exporter answers, within a time and up to a length. */
public final class ExporterClient {

  static final int MOST_BYTES = 8_000_000;

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final URI url;
  private final Duration timeout;

  public ExporterClient(URI url, Duration timeout) {
    this.url = url;
    this.timeout = timeout;
  }

  /**
   * The text of an answer with status 200.
   *
   * @throws IOException with the reason when there is none
   */
  public String get() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url).header("Accept", "text/plain").build();
    CompletableFuture<HttpResponse<String>> answer =
        HTTP.sendAsync(request, head -> new LimitedText(MOST_BYTES));
    try {
      HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("it answers with status " + response.statusCode());
      }
      return response.body();
    } catch (TimeoutException e) {
      throw new IOException("it has not answered within " + DurationText.of(timeout), e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String reason(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
