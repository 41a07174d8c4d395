package salvo.imports.postman;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.UnusableInput;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.Recording;
import salvo.text.PlainJson;

/** Reads the requests of a collection, folder by folder. */
final class CollectionReader {

  private static final int MOST_MEGABYTES = 50;
  private static final int DEEPEST = 30;
  private static final String TASK = "requests";

  private final ImportInput input;
  private final ImportLog log;
  private final PostmanText text;
  private final List<RecordedCall> calls = new ArrayList<>();
  private int count;

  private CollectionReader(ImportInput input, ImportLog log, PostmanText text) {
    this.input = input;
    this.log = log;
    this.text = text;
  }

  /**
   * Reads one.
   *
   * @throws UnusableInput when it is not as it has to be
   */
  static Recording read(ImportInput input, ImportLog log) {
    JsonNode collection = json(input);
    // What Postman's own interface gives out has a frame around it.
    JsonNode root = collection.has("collection") ? collection.path("collection") : collection;
    if (!root.path("item").isArray()) {
      throw new UnusableInput(
          input.name(),
          0,
          "a collection of Postman 2.0 or 2.1, with item",
          "Export it as Collection v2.1.");
    }
    PostmanText text = new PostmanText(root.path("variable"));
    CollectionReader reader = new CollectionReader(input, log, text);
    reader.script(root, input.name());
    reader.items(root.path("item"), List.of(), root.path("auth"));
    return Recording.of(reader.calls, reader.count).with(text.values(), text.secret());
  }

  private static JsonNode json(ImportInput input) {
    try {
      return PlainJson.MAPPER.readTree(input.text(MOST_MEGABYTES));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new UnusableInput(
          input.name(), line, "valid JSON, and whole", "Export the collection again.");
    }
  }

  private void items(JsonNode items, List<String> within, JsonNode auth) {
    for (JsonNode item : items) {
      List<String> inner = new ArrayList<>(within);
      inner.add(item.path("name").asText());
      String place = input.name() + ": " + inner.stream().collect(Collectors.joining(" / "));
      JsonNode own = item.path("request").has("auth") ? item.path("request") : item;
      JsonNode inForce = own.path("auth").isObject() ? own.path("auth") : auth;
      if (item.path("item").isArray() && within.size() < DEEPEST) {
        script(item, place);
        items(item.path("item"), inner, inForce);
      } else if (item.has("request")) {
        request(item, place, within.isEmpty() ? List.of(TASK) : within, inForce);
      }
    }
  }

  /** Those of a collection or a folder run before or after each of its requests. */
  private void script(JsonNode parent, String place) {
    if (!PostmanRequest.script(parent, "prerequest").isBlank()
        || !PostmanRequest.script(parent, "test").isBlank()) {
      log.ignored(place, "a script", "scripts are not run");
    }
  }

  private void request(JsonNode item, String place, List<String> within, JsonNode auth) {
    count++;
    PostmanRequest request = new PostmanRequest(item, text, PostmanAuth.of(auth, text));
    RecordedCall call = request.call(place, within);
    request.ignored().forEach(it -> log.ignored(place, it, "it was not understood"));
    if (request.flaw().isPresent()) {
      log.leftOut(place, call.title(), request.flaw().get());
    } else {
      calls.add(call);
    }
  }
}
