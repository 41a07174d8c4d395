package simulations.voice;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** Why the database did not do as it was asked, so that one cause is told from another. */
final class DatabaseFailure {

  private DatabaseFailure() {}

  /**
   * The cause in a few words, without data that varies.
   *
   * @param patience the longest wait for a connection of the pool
   */
  static String reason(Throwable failure, Duration patience) {
    if (failure instanceof SQLTransientConnectionException && failure.getCause() == null) {
      return "Pool exhausted: no connection became free within " + patience.toMillis() + " ms";
    }
    if (failure instanceof SQLTransientConnectionException) {
      return reason(failure.getCause(), patience);
    }
    return failure instanceof SQLException sql
        ? reason(sql.getSQLState() == null ? "" : sql.getSQLState())
        : "The database cannot be used: " + failure.getMessage();
  }

  private static String reason(String state) {
    if (state.startsWith("28")) {
      return "Database refuses the user or the password (SQL state " + state + ")";
    }
    if (state.startsWith("3D")) {
      return "Database does not exist (SQL state " + state + ")";
    }
    if (state.equals("08001")) {
      return "Connection refused by the database server (SQL state 08001)";
    }
    if (state.startsWith("08") || state.startsWith("57P")) {
      return "Connection reset: the database server has gone (SQL state " + state + ")";
    }
    return "Statement failed with SQL state " + state;
  }
}
