package simulations.voice;

import static salvo.analysis.errors.ErrorHint.ofMessage;
import static salvo.analysis.errors.OutcomeClass.CONNECTION;
import static salvo.analysis.errors.OutcomeClass.OTHER;

import java.util.List;
import salvo.analysis.errors.ErrorHint;

/** What failures of the database mean, by the messages of {@link DatabaseFailure}. */
final class DatabaseHints {

  static final List<ErrorHint> ALL =
      List.of(
          ofMessage(
              "^Pool exhausted",
              CONNECTION,
              "pool exhausted",
              "All connections were in use: raise databaseConnections, or find what the statements"
                  + " that hold them wait for."),
          ofMessage(
              "^Database server has no connection left",
              CONNECTION,
              "too many connections",
              "Lower databaseConnections, or raise the max_connections of the server."),
          ofMessage(
              "^Database server cannot be reached",
              CONNECTION,
              "unreachable",
              "Check host and port, and whether a firewall lets the injector through."),
          ofMessage(
              "^Database (refuses the user|does not exist)",
              CONNECTION,
              "database login",
              "Check databaseUrl, databaseUser and the password, which comes from the environment,"
                  + " and whether they expire."),
          ofMessage(
              "^Statement failed \\(SQL state 25006\\)",
              OTHER,
              "read only",
              "The database is in read-only mode: aim at one that may be written to."),
          ofMessage(
              "^Database user lacks",
              OTHER,
              "permission denied",
              "Grant the database user the rights that the statement needs."),
          ofMessage(
              "^Statement failed",
              OTHER,
              "failed statement",
              "Look up the SQL state, and the statement in the log of the database."));

  private DatabaseHints() {}
}
