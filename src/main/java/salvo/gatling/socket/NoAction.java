package salvo.gatling.socket;

import com.typesafe.scalalogging.Logger;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;

/** The end of what goes on beside its user. */
final class NoAction implements Action {

  private Logger logger;

  @Override
  public String name() {
    return "nothing";
  }

  @Override
  public void execute(Session session) {}

  @Override
  public Logger logger() {
    return logger;
  }

  @Override
  public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger value) {
    logger = value;
  }
}
