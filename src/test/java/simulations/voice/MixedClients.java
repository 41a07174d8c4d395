package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.gatling.users.Identities;

/** The clients of the voice system and those of its database, side by side. */
final class MixedClients implements Identities {

  private final Identities voice;
  private final Identities database;

  MixedClients(Identities voice, Identities database) {
    this.voice = voice;
    this.database = database;
  }

  @Override
  public ChainBuilder prepare() {
    return doIfOrElse(session -> of(session.getString(USER_TYPE)) == database)
        .then(database.prepare())
        .orElse(voice.prepare());
  }

  @Override
  public int ready(String userType) {
    return of(userType).ready(userType);
  }

  @Override
  public Optional<String> failure() {
    return voice.failure().or(database::failure);
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
    String both =
        Stream.of(voice.leftBehind(), database.leftBehind())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return Optional.of(both).filter(text -> !text.isEmpty());
  }

  private Identities of(String userType) {
    return userType.equals(DatabaseScenarios.DATABASE) ? database : voice;
  }
}
