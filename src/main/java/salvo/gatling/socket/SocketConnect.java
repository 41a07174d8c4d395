package salvo.gatling.socket;

import com.typesafe.scalalogging.Logger;
import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.action.builder.SessionHookBuilder;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.action.ws.fsm.WsFsm;
import io.gatling.http.action.ws.fsm.WsLogger;
import io.gatling.http.client.Request;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol$;
import salvo.gatling.chain.BuilderFields;
import salvo.gatling.chain.RecordsRequest;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.List$;

/**
 * Opens a WebSocket as Gatling does, with records of its own. All that depends on how Gatling
 * 3.15.1 is built inside stands in this room; {@code DescribedSocketTest} holds it.
 */
final class SocketConnect implements ActionBuilder, RecordsRequest {

  private final String name;
  private final ActionBuilder handshake;

  SocketConnect(String name, ActionBuilder handshake) {
    this.name = name;
    this.handshake = handshake;
  }

  @Override
  public String requestName() {
    return name;
  }

  /** A user who is to leave a block does so before it. */
  @Override
  public Action build(ScenarioContext context, Action next) {
    return new SessionHookBuilder(Success::new, true).build(context, new Connecting(context, next));
  }

  private final class Connecting implements Action {

    private final CoreComponents core;
    private final HttpComponents http;
    private final Function1<Session, Validation<Request>> request;
    private final Action next;
    private Logger logger;

    @SuppressWarnings("unchecked")
    Connecting(ScenarioContext context, Action next) {
      this.core = context.coreComponents();
      this.http =
          (HttpComponents)
              (Object)
                  context
                      .protocolComponentsRegistry()
                      .components(HttpProtocol$.MODULE$.HttpProtocolKey());
      this.request = BuilderFields.get(handshake.build(context, next), "request", Function1.class);
      this.next = next;
    }

    @Override
    public void execute(Session session) {
      Validation<Request> built = request.apply(session);
      if (built instanceof Success<Request> good) {
        connect(session, good.value());
      } else {
        core.statsEngine()
            .logRequestCrash(
                session.scenario(), session.groups(), name, ((Failure) (Object) built).message());
        next.$bang(session.markAsFailed());
      }
    }

    private void connect(Session session, Request handshake) {
      SocketRecords records =
          new SocketRecords(
              core.statsEngine(),
              core.clock(),
              handshake.getUri().toUrl(),
              http.httpProtocol().requestPart().silentUri().isDefined());
      WsFsm socket =
          new WsFsm(
              Sockets.SOCKET,
              handshake,
              List$.MODULE$.empty(),
              Option.empty(),
              records,
              http.httpEngine(),
              http.httpProtocol(),
              session.eventLoop(),
              core.clock(),
              new WsLogger());
      socket.onPerformInitialConnect(
          session.set(Sockets.SOCKET, socket).set(Sockets.RECORDS, records), next);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Logger logger() {
      return logger;
    }

    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger value) {
      logger = value;
    }
  }
}
