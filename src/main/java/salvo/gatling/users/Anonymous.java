package salvo.gatling.users;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Optional;

/** Users without accounts: nothing to prepare and nothing to clean up. */
public class Anonymous implements Identities {

  @Override
  public ChainBuilder prepare() {
    return exec(session -> session);
  }

  @Override
  public int toMake(int users) {
    return 0;
  }

  @Override
  public int ready(String userType) {
    return 1;
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  public Session assign(Session session, String userType) {
    return session;
  }

  @Override
  public ChainBuilder cleanUp() {
    return exec(session -> session);
  }

  @Override
  public Optional<String> leftBehind() {
    return Optional.empty();
  }
}
