package simulations.voice;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import salvo.text.DurationText;

/**
 * Why the database did not do as it was asked, so that one cause is told from another. The message
 * is the cause in a few words, without data that varies.
 */
final class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * What a SQL state means and what to do about it.
   *
   * @param state how it begins
   * @param ofConnection whether no statement can succeed as long as it lasts
   */
  private record Rule(String state, boolean ofConnection, String reason, String fix) {}

  /** The first that fits counts. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "28",
              true,
              "Database refuses the user or the password",
              "set databaseUser, and SALVO_SYSTEMS_VOICE_OPTIONS_DATABASEPASSWORD in the"
                  + " environment"),
          new Rule("3D", true, "Database does not exist", "create it, or name another"),
          new Rule(
              "42501",
              false,
              "Database user lacks a right",
              "let databaseUser create a schema in this database"),
          new Rule(
              "53300",
              true,
              "Database server has no connection left",
              "lower databaseConnections, or raise the server's max_connections"),
          new Rule(
              "57014",
              false,
              "Request timeout: the statement was cancelled",
              "find what the server waits for"),
          new Rule(
              "57P",
              true,
              "Connection reset: the database server has gone",
              "look in the log of the server"),
          new Rule(
              "08",
              true,
              "Connection reset: the database server has gone",
              "check that a PostgreSQL listens there"),
          new Rule("", false, "Statement failed", "look in the log of the server"));

  private final String fix;
  private final boolean ofConnection;

  private DatabaseFailure(String reason, String fix, boolean ofConnection) {
    super(reason, null, false, false);
    this.fix = fix;
    this.ofConnection = ofConnection;
  }

  /** No connection became free in time. */
  static DatabaseFailure exhausted(Duration patience) {
    return new DatabaseFailure(
        "Pool exhausted: no connection became free within " + DurationText.of(patience),
        "raise databaseConnections, or find what the statements wait for",
        false);
  }

  /** What an exception of the driver means. */
  static DatabaseFailure of(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals("08001")) {
      return unreachable(failure);
    }
    Rule rule = RULES.stream().filter(it -> state.startsWith(it.state())).findFirst().orElseThrow();
    String suffix = state.isEmpty() ? "" : " (SQL state " + state + ")";
    return new DatabaseFailure(rule.reason() + suffix, rule.fix(), rule.ofConnection());
  }

  /** What to do about it, without a full stop. */
  String fix() {
    return fix;
  }

  /** Whether no statement can succeed as long as it lasts. */
  boolean isOfConnection() {
    return ofConnection;
  }

  private static DatabaseFailure unreachable(SQLException failure) {
    if (hasCause(failure, UnknownHostException.class)) {
      return new DatabaseFailure(
          "Name or service not known: the host of the database", "correct the host", true);
    }
    return new DatabaseFailure(
        hasCause(failure, ConnectException.class)
            ? "Connection refused by the database server (SQL state 08001)"
            : "Database server cannot be reached (SQL state 08001)",
        "start the server, or correct host and port",
        true);
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
