package salvo.config.steps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.config.steps.stream.Streamed;
import salvo.text.Redaction;

/** One of the things that a task does in order. */
public sealed interface Step {

  /**
   * A request and what is expected of its answer.
   *
   * @param name constant, as reports and objectives call it
   * @param stream how its answer is read, where that comes bit by bit
   * @param place file and line where it is described
   */
  record Request(
      String name,
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      Body body,
      Expected expected,
      List<Saved> saves,
      Optional<Streamed> stream,
      String place)
      implements Step {

    /** The name of one that has none of its own: without its query and without data. */
    static String nameOf(String method, String path) {
      return method + " " + template(path);
    }

    /** Method and path with variables in braces, as a sandbox declares its routes. */
    public String endpoint() {
      return nameOf(method, path);
    }

    private static String template(String path) {
      return path.replaceAll("[?].*", "").replaceAll("#\\{\\s*([\\w-]+)[^}]*}", "{$1}");
    }

    /** Without query, headers and body, as they may hold secrets. */
    @Override
    public String toString() {
      return "Request[" + name + ": " + method + " " + Redaction.path(path) + "]";
    }
  }

  /** A record of a file of test data, whose columns later steps take. */
  record Feed(Path file, Share share) implements Step {}

  /** How the injectors of a run share the records of a feeder. */
  enum Share {
    /** They take turns at records that are taken in an order. */
    SPLIT,
    /** Each takes all. */
    ALL,
    /** They take turns, and no record is used twice. */
    UNIQUE
  }

  /** Nothing for a while, uniform between the bounds. */
  record Pause(Duration min, Duration max) implements Step {}

  /** Steps whose time is measured as a whole, under a name. */
  record Group(String name, List<Step> steps) implements Step {}

  /** Steps done so many times. */
  record Repeat(int times, List<Step> steps) implements Step {}

  /**
   * Steps that are done at times.
   *
   * @param share how often, 0 to 1
   */
  record Chance(double share, List<Step> steps) implements Step {}

  /**
   * A WebSocket that is open for as long as its steps take.
   *
   * @param name of its handshake, as reports and objectives call it
   * @param place file and line where it is described
   */
  record Socket(
      String name,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      Optional<String> subprotocol,
      List<Step> steps,
      String place)
      implements Step {

    /** Without query and headers, as they may hold secrets. */
    @Override
    public String toString() {
      return "Socket[" + name + ": " + Redaction.path(path) + "]";
    }
  }

  /**
   * A message on the WebSocket that it stands in.
   *
   * @param name constant, as reports and objectives call it
   * @param body a text or JSON
   * @param answer what is awaited after it; empty where the user goes on at once
   * @param place file and line where it is described
   */
  record Message(String name, Body body, Optional<Answer> answer, String place) implements Step {}

  /**
   * The first message that fits, and what is expected of it.
   *
   * @param fits by which it is told from others that come meanwhile
   * @param within how long it may take
   */
  record Answer(Expected fits, Expected expected, List<Saved> saves, Duration within) {}

  /** A request sent again and again until its answer is as it has to be, or the time is up. */
  record Poll(Request request, Expected until, Duration every, Duration atMost) implements Step {}
}
