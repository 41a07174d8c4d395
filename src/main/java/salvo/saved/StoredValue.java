package salvo.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value of a stored file, which knows its place there: what is wrong with it is told by it. */
final class StoredValue {

  private final Path file;
  private final String place;
  private final JsonNode json;

  /** The whole of a file. */
  StoredValue(Path file, JsonNode json) {
    this(file, "", json);
  }

  private StoredValue(Path file, String place, JsonNode json) {
    this.file = file;
    this.place = place;
    this.json = json;
  }

  /** What is made of a value. */
  @FunctionalInterface
  interface Reading<T> {
    T of(StoredValue value) throws SavedRunException;
  }

  static SavedRunException damaged(Path file, String why) {
    return new SavedRunException(
        file + " is damaged: " + why + ". Remove it to read Gatling's log alone.");
  }

  Path file() {
    return file;
  }

  /** The value of a key; a missing one where this has none, or is itself missing. */
  StoredValue at(String key) throws SavedRunException {
    JsonNode value = json.isMissingNode() ? MissingNode.getInstance() : object().path(key);
    return new StoredValue(file, place.isEmpty() ? key : place + "." + key, value);
  }

  boolean isMissing() {
    return json.isMissingNode();
  }

  /** What is read from it, or the default where it is missing. */
  <T> T or(T missing, Reading<T> reading) throws SavedRunException {
    return isMissing() ? missing : reading.of(this);
  }

  /** What is read from it; empty where it is missing or null. */
  <T> Optional<T> optional(Reading<T> reading) throws SavedRunException {
    return isMissing() || json.isNull() ? Optional.empty() : Optional.of(reading.of(this));
  }

  String text() throws SavedRunException {
    require(json.isTextual(), "a text");
    return json.textValue();
  }

  boolean flag() throws SavedRunException {
    require(json.isBoolean(), "true or false");
    return json.booleanValue();
  }

  double number() throws SavedRunException {
    require(json.isNumber() && Double.isFinite(json.doubleValue()), "a number");
    return json.doubleValue();
  }

  long count() throws SavedRunException {
    boolean whole = json.isIntegralNumber() && json.canConvertToLong();
    require(whole && json.longValue() >= 0, "a whole number from 0 on");
    return json.longValue();
  }

  long whole() throws SavedRunException {
    require(json.isIntegralNumber() && json.canConvertToLong(), "a whole number");
    return json.longValue();
  }

  int smallCount() throws SavedRunException {
    require(count() <= Integer.MAX_VALUE, "a whole number up to " + Integer.MAX_VALUE);
    return json.intValue();
  }

  /** As ISO 8601 writes it. */
  Duration duration() throws SavedRunException {
    try {
      Duration duration = Duration.parse(text());
      require(!duration.isNegative() && duration.toDays() < 36_500, "a duration such as PT1M30S");
      return duration;
    } catch (DateTimeParseException e) {
      throw wrong("a duration such as PT1M30S");
    }
  }

  <E extends Enum<E>> E oneOf(Class<E> type) throws SavedRunException {
    String name = text();
    E[] all = type.getEnumConstants();
    return Arrays.stream(all)
        .filter(it -> it.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                wrong(
                    "one of "
                        + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "))));
  }

  /** None where it is missing. */
  <T> List<T> list(Reading<T> reading) throws SavedRunException {
    require(json.isArray() || json.isMissingNode(), "a list");
    List<T> list = new ArrayList<>();
    for (JsonNode item : json) {
      list.add(reading.of(new StoredValue(file, place + "[" + list.size() + "]", item)));
    }
    return list;
  }

  /** By key; none where it is missing. */
  <T> Map<String, T> map(Reading<T> reading) throws SavedRunException {
    Map<String, T> map = new LinkedHashMap<>();
    if (!isMissing()) {
      for (Map.Entry<String, JsonNode> entry : object().properties()) {
        map.put(entry.getKey(), reading.of(at(entry.getKey())));
      }
    }
    return map;
  }

  /** That it is something else than it has to be. */
  SavedRunException wrong(String rule) {
    String where = place.isEmpty() ? "the whole of it" : place;
    return damaged(
        file,
        isMissing()
            ? where + " is missing; it must be " + rule
            : where + " is " + shown() + ", and must be " + rule);
  }

  void require(boolean kept, String rule) throws SavedRunException {
    if (!kept) {
      throw wrong(rule);
    }
  }

  private JsonNode object() throws SavedRunException {
    require(json.isObject(), "an object");
    return json;
  }

  private String shown() {
    return switch (json.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      default -> json.toString();
    };
  }
}
