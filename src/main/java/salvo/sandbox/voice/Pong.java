package salvo.sandbox.voice;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import salvo.sandbox.http.Json;

/** What the socket answers: to a ping a pong with its sequence number, to all else an error. */
record Pong(String type, JsonNode sequence, JsonNode timestamp) {

  static String to(String message) {
    try {
      JsonNode ping = Json.parse(message.getBytes(StandardCharsets.UTF_8));
      return ping.path("type").asText().equals("ping")
          ? Json.text(new Pong("pong", ping.get("sequence"), ping.get("timestamp")))
          : Json.text(new Error("error", "Unknown message type"));
    } catch (IOException e) {
      return Json.text(new Error("error", "Not JSON"));
    }
  }

  private record Error(String type, String detail) {}
}
