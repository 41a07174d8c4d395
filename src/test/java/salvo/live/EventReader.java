package salvo.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads server-sent events one by one. */
public final class EventReader implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  /** An event; its name and its data. */
  public record Event(String name, JsonNode data) {}

  private EventReader(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  public static EventReader open(HttpClient client, URI server)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/events")).timeout(Duration.ofSeconds(30)).build();
    return new EventReader(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
  }

  public HttpResponse<InputStream> response() {
    return response;
  }

  /** The next line, as it came; null at the end. */
  public String line() throws IOException {
    return lines.readLine();
  }

  /** The next event that has data. */
  public Event next() throws IOException {
    String name = "";
    for (String line = line(); line != null; line = line()) {
      if (line.startsWith("event: ")) {
        name = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        return new Event(name, JSON.readTree(line.substring("data: ".length())));
      }
    }
    throw new IOException("The stream has ended");
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
