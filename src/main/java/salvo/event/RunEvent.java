package salvo.event;

import java.util.List;
import java.util.Optional;

/**
 * One thing that happened in a run, as the live tap and the simulation.log reader both give it.
 * Instants are milliseconds since the epoch, by the injector's clock.
 */
public sealed interface RunEvent {

  /** The scenario of an event whose source does not record it (a request in simulation.log). */
  String UNKNOWN_SCENARIO = "";

  /** The status of a request that got no HTTP answer, or whose source does not record it. */
  int NO_STATUS = 0;

  /**
   * The innermost group of what is measured and is no request, such as the completion of a job: it
   * has figures of its own and counts in no total.
   */
  String BESIDE = "beside the requests";

  /** Whether what ends in these groups is no request. */
  static boolean isBeside(List<String> groups) {
    return !groups.isEmpty() && groups.get(groups.size() - 1).equals(BESIDE);
  }

  /** Its scenario; {@link #UNKNOWN_SCENARIO} where it has none, or its source records none. */
  String scenario();

  /** The instant at which this event was complete and could be counted, in epoch milliseconds. */
  long atMillis();

  /**
   * A request that ended, well or not.
   *
   * @param scenario its scenario, or {@link #UNKNOWN_SCENARIO}
   * @param groups outermost first; the first is the user type
   * @param name the endpoint's request name
   * @param status the HTTP status, or {@link #NO_STATUS}
   * @param message why it failed; where it did not, empty or what {@link Repeats} tells
   * @param job the job that it completed; empty where it is none
   * @param stream how its answer came, where that was read as a stream and is known
   */
  record Request(
      String scenario,
      List<String> groups,
      String name,
      long startMillis,
      long endMillis,
      boolean ok,
      int status,
      String message,
      String job,
      Optional<StreamDetail> stream)
      implements RunEvent {

    /** One of which no stream is known. */
    public Request(
        String scenario,
        List<String> groups,
        String name,
        long startMillis,
        long endMillis,
        boolean ok,
        int status,
        String message,
        String job) {
      this(
          scenario,
          groups,
          name,
          startMillis,
          endMillis,
          ok,
          status,
          message,
          job,
          Optional.empty());
    }

    /** One that completes no job. */
    public Request(
        String scenario,
        List<String> groups,
        String name,
        long startMillis,
        long endMillis,
        boolean ok,
        int status,
        String message) {
      this(scenario, groups, name, startMillis, endMillis, ok, status, message, "");
    }

    /** The same, whose answer came as that stream. */
    public Request with(StreamDetail detail) {
      return new Request(
          scenario,
          groups,
          name,
          startMillis,
          endMillis,
          ok,
          status,
          message,
          job,
          Optional.of(detail));
    }

    @Override
    public long atMillis() {
      return endMillis;
    }

    /** Whether it is no request, but measured beside them. */
    public boolean isBeside() {
      return RunEvent.isBeside(groups);
    }

    /** How often it counts: once, unless it is beside the requests and stands for many. */
    public long times() {
      return ok && !message.isEmpty() && isBeside() ? Repeats.of(message) : 1;
    }

    public long responseTimeMillis() {
      return endMillis - startMillis;
    }
  }

  /** A virtual user that started or ended. */
  record User(String scenario, boolean start, long atMillis) implements RunEvent {}

  /** A group that ended; {@code cumulatedMillis} is the time spent in its requests. */
  record Group(
      String scenario,
      List<String> groups,
      long startMillis,
      long endMillis,
      int cumulatedMillis,
      boolean ok)
      implements RunEvent {

    @Override
    public long atMillis() {
      return endMillis;
    }
  }

  /** A request that could not be built or sent at all: "name: cause". */
  record Crash(String message, long atMillis) implements RunEvent {

    @Override
    public String scenario() {
      return UNKNOWN_SCENARIO;
    }
  }
}
