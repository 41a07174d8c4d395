package salvo.imports.recorded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.config.steps.Saved;

/**
 * A request that a file holds, in a form that all formats share. Its texts may have placeholders.
 *
 * @param place file and line
 * @param name what the file calls it; empty where it has no name
 * @param within the task that it is part of, and the groups within that
 * @param before how long the file waits before it
 */
public record RecordedCall(
    String place,
    String name,
    List<String> within,
    String method,
    Address address,
    List<Field> headers,
    Payload body,
    Answer answer,
    Told told,
    Optional<Timing> timing,
    Optional<Wait> before) {

  /**
   * What the file says of the answer, beside that itself.
   *
   * @param saves what later requests take
   */
  public record Told(List<Integer> statuses, List<String> contains, List<Saved> saves) {

    public static final Told NOTHING = new Told(List.of(), List.of(), List.of());

    public Told {
      statuses = List.copyOf(statuses);
      contains = List.copyOf(contains);
      saves = List.copyOf(saves);
    }
  }

  /** When it was sent and when its answer had come, in ms since 1970. */
  public record Timing(long start, long end) {}

  /** Nothing for a while. */
  public record Wait(Duration min, Duration max) {

    /** This and then another. */
    public Wait plus(Wait other) {
      return new Wait(min.plus(other.min), max.plus(other.max));
    }
  }

  /** Where a text stands in a request. */
  public enum Part {
    SEGMENT,
    QUERY,
    HEADER,
    BODY
  }

  /** Makes another text of one of a request. */
  @FunctionalInterface
  public interface Change {

    /**
     * The other text.
     *
     * @param name of the header or field; of a segment, the one before; may be empty
     */
    String of(Part part, String name, String text);
  }

  public RecordedCall {
    within = List.copyOf(within);
    headers = List.copyOf(headers);
  }

  /** A request without anything but an address, in a task. */
  public static RecordedCall of(String place, String task, String method, Address address) {
    return new RecordedCall(
        place,
        "",
        List.of(task),
        method,
        address,
        List.of(),
        Payload.NONE,
        Answer.UNKNOWN,
        Told.NOTHING,
        Optional.empty(),
        Optional.empty());
  }

  /** The task that it is part of. */
  public String task() {
    return within.get(0);
  }

  /** The first header of that name. */
  public Optional<String> header(String header) {
    return headers.stream()
        .filter(it -> it.name().equalsIgnoreCase(header))
        .map(Field::value)
        .findFirst();
  }

  /** What it is called in a report: method and path. */
  public String title() {
    return method + " " + address;
  }

  /** The same request with other headers. */
  public RecordedCall with(List<Field> others) {
    return new RecordedCall(
        place, name, within, method, address, others, body, answer, told, timing, before);
  }

  /** The same request in a group within those that it is in. */
  public RecordedCall inGroup(String group) {
    List<String> inner = new ArrayList<>(within);
    inner.add(group);
    return new RecordedCall(
        place, name, inner, method, address, headers, body, answer, told, timing, before);
  }

  /** The same request after another wait. */
  public RecordedCall after(Optional<Wait> wait) {
    return new RecordedCall(
        place, name, within, method, address, headers, body, answer, told, timing, wait);
  }

  /** The same request with each of its texts as that makes it. */
  public RecordedCall map(Change change) {
    List<String> segments = new ArrayList<>();
    String before = "";
    for (String segment : address.segments()) {
      segments.add(change.of(Part.SEGMENT, before, segment));
      before = segment;
    }
    Address changed =
        new Address(
            address.origin(),
            address.userInfo(),
            "/" + String.join("/", segments),
            fields(Part.QUERY, address.query(), change));
    return new RecordedCall(
        place,
        name,
        within,
        method,
        changed,
        fields(Part.HEADER, headers, change),
        body.map((field, text) -> change.of(Part.BODY, field, text)),
        answer,
        told,
        timing,
        this.before);
  }

  /** All of its texts. */
  public Stream<String> texts() {
    List<String> texts = new ArrayList<>();
    map(
        (part, field, text) -> {
          texts.add(text);
          return text;
        });
    return texts.stream();
  }

  private static List<Field> fields(Part part, List<Field> fields, Change change) {
    return fields.stream()
        .map(it -> new Field(it.name(), change.of(part, it.name(), it.value())))
        .toList();
  }

  /** Without query, headers and body, as they may hold secrets. */
  @Override
  public String toString() {
    return title() + " (" + place + ")";
  }
}
