package salvo.imports.har;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.UnusableInput;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Address;
import salvo.imports.recorded.Answer;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.RecordedCall.Told;
import salvo.imports.recorded.Recording;

/** Reads a HAR as a stream: of an answer only a text of moderate length is kept. */
final class HarReader {

  private static final int MOST_TEXT = 32_000_000;
  private static final int MOST_ANSWER = 1_000_000;
  private static final long MOST_ANSWERS = 64_000_000;
  private static final int MOST_CALLS = 5_000;
  private static final String TASK = "recording";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(MOST_TEXT).build())
                  .build())
          .build();

  private final ImportInput input;
  private final ImportLog log;
  private final Map<String, String> pages = new HashMap<>();
  private final Gaps gaps = new Gaps();
  private final List<RecordedCall> calls = new ArrayList<>();
  private final List<String> pagesOfCalls = new ArrayList<>();
  private int count;
  private long kept;
  private String text = "";
  private boolean hasEntries;

  private HarReader(ImportInput input, ImportLog log) {
    this.input = input;
    this.log = log;
  }

  /**
   * Reads one.
   *
   * @throws UnusableInput when it is not as it has to be
   */
  static Recording read(ImportInput input, ImportLog log) {
    return new HarReader(input, log).read();
  }

  private Recording read() {
    try (InputStream in = input.open();
        JsonParser json = MAPPER.createParser(in)) {
      try {
        whole(json);
      } catch (StreamConstraintsException e) {
        throw unusable(json, "a HAR whose texts have at most 32 MB", "Record it without content.");
      } catch (JsonEOFException e) {
        throw unusable(json, "a whole file", "It is cut off: save the recording again.");
      } catch (CharConversionException e) {
        throw unusable(json, "a text in UTF-8", "Save it with the encoding UTF-8.");
      } catch (JsonProcessingException e) {
        boolean isEncoding = String.valueOf(e.getOriginalMessage()).contains("UTF-8");
        throw isEncoding
            ? unusable(json, "a text in UTF-8", "Save it with the encoding UTF-8.")
            : unusable(json, "valid JSON", "Correct the line, or save the recording again.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + input.file(), e);
    }
    if (!hasEntries) {
      throw new UnusableInput(
          input.name(), 0, "a HAR with log.entries", "Save the recording with all its requests.");
    }
    return Recording.of(inOrder(), count);
  }

  private UnusableInput unusable(JsonParser json, String rule, String fix) {
    return new UnusableInput(input.name(), json.currentLocation().getLineNr(), rule, fix);
  }

  private void whole(JsonParser json) throws IOException {
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isLog = json.currentName().equals("log");
      if (json.nextToken() == JsonToken.START_OBJECT && isLog) {
        log(json);
      } else {
        json.skipChildren();
      }
    }
    if (json.currentToken() == null) {
      throw new JsonEOFException(json, null, "");
    }
  }

  private void log(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      boolean isList = json.nextToken() == JsonToken.START_ARRAY;
      if (isList && name.equals("entries")) {
        hasEntries = true;
        while (json.nextToken() == JsonToken.START_OBJECT) {
          entry(json);
        }
      } else if (isList && name.equals("pages")) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          JsonNode page = MAPPER.readTree(json);
          pages.put(page.path("id").asText(), page.path("title").asText());
        }
      } else {
        json.skipChildren();
      }
    }
  }

  private void entry(JsonParser json) throws IOException {
    String place = place(json.currentTokenLocation());
    text = "";
    ObjectNode tree = object(json, "");
    HarEntry entry = HarEntry.of(tree, text);
    count++;
    Optional<String> flaw = entry.flaw();
    Address address = Address.of(entry.url());
    if (flaw.isPresent()) {
      String shown = entry.url().startsWith("data:") ? "data:" : address.toString();
      log.leftOut(place, entry.method() + " " + shown, flaw.get());
      entry.timing().ifPresent(it -> gaps.add(it, Gaps.NO_CALL));
      return;
    }
    if (calls.size() == MOST_CALLS) {
      throw new UnusableInput(
          input.name(), 0, "a recording of at most 5000 requests", "Record one journey at a time.");
    }
    entry.timing().ifPresent(it -> gaps.add(it, calls.size()));
    kept += entry.answer().body().length();
    pagesOfCalls.add(entry.page());
    calls.add(call(place, address, entry));
  }

  private String place(JsonLocation location) {
    return location.getLineNr() > 1
        ? input.name() + ":" + location.getLineNr()
        : input.name() + ", entry " + (count + 1);
  }

  /** An object, but for the text of an answer, which is put aside, and what is of no use. */
  private ObjectNode object(JsonParser json, String within) throws IOException {
    ObjectNode object = MAPPER.createObjectNode();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      String path = within + "/" + name;
      JsonToken token = json.nextToken();
      switch (path) {
        case "/request", "/response", "/response/content" -> {
          if (token == JsonToken.START_OBJECT) {
            object.set(name, object(json, path));
          } else {
            json.skipChildren();
          }
        }
        case "/response/content/text" -> {
          if (isWanted(object)) {
            String whole = json.getText();
            text = whole.length() > MOST_ANSWER ? "" : whole;
          }
        }
        case "/timings", "/cache", "/_initiator", "/request/queryString" -> json.skipChildren();
        default -> object.set(name, MAPPER.readTree(json));
      }
    }
    return object;
  }

  private boolean isWanted(ObjectNode content) {
    boolean isTold = content.has("mimeType");
    return kept < MOST_ANSWERS
        && content.path("size").asLong() <= MOST_ANSWER
        && (!isTold || Answer.isText(Answer.mediaType(content.path("mimeType").asText())));
  }

  private static RecordedCall call(String place, Address address, HarEntry entry) {
    return new RecordedCall(
        place,
        "",
        List.of(TASK),
        entry.method(),
        literal(address),
        entry.headers(),
        entry.body(),
        entry.answer(),
        Told.NOTHING,
        entry.timing(),
        Optional.empty());
  }

  private static Address literal(Address address) {
    return new Address(
        address.origin(),
        address.userInfo(),
        Texts.literal(address.path()),
        address.query().stream()
            .map(it -> new Field(it.name(), Texts.literal(it.value())))
            .toList());
  }

  /** As they were sent, each with the time before it and with its page as a group. */
  private List<RecordedCall> inOrder() {
    if (kept >= MOST_ANSWERS) {
      log.guessed(
          input.name(),
          "answers",
          "beyond 64 MB they were not read: what later requests took from them is left as it is");
    }
    List<RecordedCall> ordered = new ArrayList<>();
    for (int call : gaps.order(calls.size())) {
      RecordedCall one = calls.get(call).after(gaps.before(call));
      String title = pages.getOrDefault(pagesOfCalls.get(call), "");
      ordered.add(title.isEmpty() ? one : one.inGroup(Pages.name(title)));
    }
    return ordered;
  }
}
