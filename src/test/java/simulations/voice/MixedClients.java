package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import simulations.users.Identities;

/** The clients of the database beside those of the rest of the voice system. */
final class MixedClients implements Identities {

  private final Identities voice;
  private final Identities database;

  MixedClients(Identities voice, Identities database) {
    this.voice = voice;
    this.database = database;
  }

  @Override
  public ChainBuilder prepare() {
    return exec(
        doIfOrElse(session -> isOfDatabase(session.getString(USER_TYPE)))
            .then(database.prepare())
            .orElse(voice.prepare()));
  }

  @Override
  public int ready(String userType) {
    return of(userType).ready(userType);
  }

  @Override
  public Optional<String> failure() {
    return sentences(voice.failure(), database.failure());
  }

  @Override
  public Session assign(Session session, String userType) {
    return of(userType).assign(session, userType);
  }

  @Override
  public ChainBuilder cleanUp() {
    return exec(voice.cleanUp()).exec(database.cleanUp());
  }

  @Override
  public Optional<String> leftBehind() {
    return sentences(voice.leftBehind(), database.leftBehind());
  }

  private Identities of(String userType) {
    return isOfDatabase(userType) ? database : voice;
  }

  private static boolean isOfDatabase(String userType) {
    return userType.equals(DatabaseScenarios.USER_TYPE);
  }

  private static Optional<String> sentences(Optional<String> first, Optional<String> second) {
    String both = Stream.concat(first.stream(), second.stream()).collect(Collectors.joining(" "));
    return Optional.of(both).filter(text -> !text.isEmpty());
  }
}
