package simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static simulations.flows.FlowAccess.step;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import salvo.gatling.Target;

/**
 * Makes an API key and uploads a starter project to Aiexec, or takes a pair from before: that of
 * the options, or that of the credentials file. What it makes is deleted after the load, unless the
 * file keeps it for the next run.
 */
final class AiexecSetUp implements FlowSetUp {

  private static final String KEPT = "kept";

  /** No such key, or no such flow: anything else says nothing of the credentials. */
  private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

  private final AiexecRequests requests;
  private final Target target;
  private final String starter;
  private final boolean keeps;
  private final Optional<CredentialsFile> file;
  private volatile Optional<Credentials> removable = Optional.empty();

  AiexecSetUp(AiexecRequests requests, Target target) {
    this.requests = requests;
    this.target = target;
    this.starter = target.option("flow");
    this.keeps = target.choice("keepAccess", List.of("true", "false")).equals("true");
    this.file = target.optionIfAny("credentialsFile").map(Path::of).map(CredentialsFile::new);
  }

  @Override
  public ChainBuilder prepare() {
    return exec(step(requests.health, FlowAccess.RESULT))
        .exec(doIf(session -> !session.isFailed()).then(exec(this::recall)))
        .exec(doIf(session -> session.contains(FlowAccess.FLOW_ID)).then(preflight()))
        .exec(AiexecSetUp::forgetIfStale)
        .exec(doIf(session -> !session.contains(FlowAccess.FLOW_ID)).then(makeAnew()));
  }

  private ChainBuilder preflight() {
    return step(requests.preflight, FlowAccess.RESULT);
  }

  private ChainBuilder makeAnew() {
    return exec(step(requests.login, AiexecRequests.TOKEN))
        .exec(step(requests.createKey, AiexecRequests.KEY_ID))
        .exec(ifGoing(this::noteKey))
        .exec(step(requests.listStarters, FlowAccess.RESULT))
        .exec(ifGoing(this::choose))
        .exec(step(requests.uploadFlow, FlowAccess.FLOW_ID))
        .exec(ifGoing(this::noteFlow))
        .exec(preflight())
        .exec(ifGoing(this::keep));
  }

  @Override
  public ChainBuilder cleanUp() {
    return doIf(session -> removable.isPresent())
        .then(
            exec(session -> removable.orElseThrow().into(session))
                .exec(step(requests.login, AiexecRequests.TOKEN))
                .exec(
                    doIf(session -> !removable.orElseThrow().flowId().isEmpty())
                        .then(step(requests.deleteFlow, FlowAccess.RESULT)))
                .exec(step(requests.deleteKey, FlowAccess.RESULT))
                .exec(ifGoing(this::noteRemoved)));
  }

  private static ChainBuilder ifGoing(UnaryOperator<Session> work) {
    return exec(session -> session.isFailed() ? session : work.apply(session));
  }

  @Override
  public Optional<String> leftBehind() {
    return removable.map(left -> "The clean-up left " + left + " on the target.");
  }

  /** The pair of the options, or else the file's for this target. */
  private Session recall(Session session) {
    Optional<String> key = target.optionIfAny("apiKey");
    Optional<String> flow = target.optionIfAny("flowId");
    if (key.isPresent() && flow.isPresent()) {
      return session.set(FlowAccess.API_KEY, key.get()).set(FlowAccess.FLOW_ID, flow.get());
    }
    return withFile(session, it -> recall(session, it));
  }

  /** To make others in place of those that are still good would leave these on their target. */
  private Session recall(Session session, CredentialsFile from) throws IOException {
    Optional<Credentials> read = from.read();
    if (read.isEmpty()) {
      return session;
    }
    Credentials kept = read.get();
    if (!kept.host().equals(host(session)) || !kept.flowName().equals(starter)) {
      return FlowAccess.fail(
          session,
          from.path() + " keeps " + kept.flowName() + " at " + kept.host() + "; name another file");
    }
    if (!keeps) {
      removable = Optional.of(kept);
    }
    return kept.into(session).set(KEPT, true);
  }

  /** Kept credentials that the target refuses are made anew; given ones are a mistake. */
  private static Session forgetIfStale(Session session) {
    boolean stale =
        session.isFailed()
            && session.contains(KEPT)
            && session.contains(FlowAccess.STATUS)
            && REFUSED.contains(session.getInt(FlowAccess.STATUS));
    return stale
        ? session.markAsSucceeded().removeAll(FlowAccess.API_KEY, FlowAccess.FLOW_ID, KEPT)
        : session;
  }

  private Session noteKey(Session session) {
    removable =
        Optional.of(
            new Credentials(
                host(session),
                session.getString(FlowAccess.API_KEY),
                session.getString(AiexecRequests.KEY_ID),
                "",
                starter));
    return session;
  }

  private Session choose(Session session) {
    FlowList starters = FlowList.of(session.getString(AiexecRequests.STARTERS));
    return starters
        .find(starter, "name")
        .map(flow -> session.set(AiexecRequests.UPLOAD, FlowUpload.of(flow)))
        .orElseGet(() -> FlowAccess.fail(session, starters.unknown(starter, "name")));
  }

  private Session noteFlow(Session session) {
    removable = removable.map(made -> made.withFlow(session.getString(FlowAccess.FLOW_ID)));
    return session;
  }

  private Session keep(Session session) {
    if (!keeps) {
      return session;
    }
    return withFile(
        session,
        it -> {
          it.write(removable.orElseThrow());
          removable = Optional.empty();
          return session;
        });
  }

  private Session noteRemoved(Session session) {
    removable = Optional.empty();
    return keeps
        ? session
        : withFile(
            session,
            it -> {
              it.delete();
              return session;
            });
  }

  /** What is done with the credentials file. */
  private interface FileWork {
    Session on(CredentialsFile file) throws IOException;
  }

  /** A stand-in, for the warm-up or as target, is gone tomorrow: its credentials are not kept. */
  private Session withFile(Session session, FileWork work) {
    boolean isTarget =
        target.baseUrl().map(AiexecSetUp::host).filter(host(session)::equals).isPresent();
    if (file.isEmpty() || !isTarget) {
      return session;
    }
    try {
      return work.on(file.get());
    } catch (IOException e) {
      return FlowAccess.fail(session, e.getMessage());
    }
  }

  private static String host(Session session) {
    return host(URI.create(session.getString(AiexecRequests.LOCATION)));
  }

  private static String host(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
