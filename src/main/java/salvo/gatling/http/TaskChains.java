package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.draw.Draws;
import salvo.gatling.socket.Sockets;
import salvo.gatling.trial.Trial;
import salvo.gatling.users.Task;

/** Tasks out of described steps; the first one that fails ends the task. */
final class TaskChains {

  private final SystemTasks described;
  private final Map<Path, FeederBuilder<?>> feeders;
  private final SignInChain signIn;
  private final SentSteps sent;
  private final SocketSteps sockets;

  /**
   * @param feeders those of the system, whose records all its users share
   */
  TaskChains(SystemTasks described, Target target, Map<Path, FeederBuilder<?>> feeders) {
    this.described = described;
    this.feeders = feeders;
    this.signIn = new SignInChain(described.signIn(), file -> feeder(file, Set.of()));
    StepRequests requests = new StepRequests(described);
    this.sent = new SentSteps(requests, signIn);
    this.sockets = new SocketSteps(requests, target, signIn);
  }

  Task task(SystemTasks.Task one) {
    one.feeders().forEach(this::feeder);
    Task task = Task.of(one.name(), whole(one));
    for (Map.Entry<String, Double> it : timesSent(one.steps()).entrySet()) {
      task = task.sends(it.getValue(), it.getKey());
    }
    Optional<String> signIn = described.signIn().request().map(Step.Request::name);
    return signIn.isPresent() ? task.sendsOncePerUser(signIn.get()) : task;
  }

  /** A user who fails in the middle of it leaves no WebSocket behind. */
  private ChainBuilder whole(SystemTasks.Task one) {
    ChainBuilder chain = exitBlockOnFail().on(chain(one.steps()));
    return one.steps().stream().anyMatch(TaskChains::hasSocket)
        ? chain.exec(Sockets.close())
        : chain;
  }

  private static boolean hasSocket(Step step) {
    return step instanceof Step.Socket
        || SystemTasks.within(step).stream().anyMatch(TaskChains::hasSocket);
  }

  private FeederBuilder<?> feeder(Path file, Set<String> columns) {
    return feeders.computeIfAbsent(file, it -> Feeders.file(it, columns));
  }

  private FeederBuilder<?> shared(Step.Feed feed) {
    FeederBuilder<?> feeder = feeder(feed.file(), Set.of());
    return switch (feed.share()) {
      case SPLIT -> feeder;
      case ALL -> Feeders.all(feeder);
      case UNIQUE -> Feeders.unique(feeder);
    };
  }

  private ChainBuilder chain(List<Step> steps) {
    int reading =
        Trial.isReadOnly()
            ? (int) steps.stream().takeWhile(it -> !ReadOnly.mayWrite(it)).count()
            : steps.size();
    ChainBuilder chain = exec(steps.subList(0, reading).stream().map(this::chain).toList());
    List<Step> rest = new ArrayList<>(steps.subList(reading, steps.size()));
    if (!rest.isEmpty() && !SystemTasks.within(rest.get(0)).isEmpty()) {
      chain = chain.exec(chain(rest.remove(0)));
    }
    // They stay in the chain, by which what is not sent is known.
    return rest.isEmpty()
        ? chain
        : chain.exec(doIf(session -> false).then(exec(rest.stream().map(this::chain).toList())));
  }

  private ChainBuilder chain(Step step) {
    if (step instanceof Step.Request request) {
      return sent.once(request);
    }
    if (step instanceof Step.Poll poll) {
      return sent.until(poll);
    }
    if (step instanceof Step.Feed feed) {
      return feed(shared(feed));
    }
    if (step instanceof Step.Pause pause) {
      return pause.min().equals(pause.max())
          ? pause(pause.min())
          : pause(session -> Draws.of(session).pause(pause.min(), pause.max()));
    }
    if (step instanceof Step.Message message) {
      return exec(sockets.message(message));
    }
    ChainBuilder within = chain(SystemTasks.within(step));
    if (step instanceof Step.Socket socket) {
      return sockets.connect(socket).exec(within).exec(Sockets.close());
    }
    if (step instanceof Step.Group group) {
      return group(group.name()).on(within);
    }
    if (step instanceof Step.Repeat repeat) {
      return repeat(repeat.times()).on(within);
    }
    double share = ((Step.Chance) step).share();
    return doIf(session -> Trial.isOn() || Draws.of(session).data().nextDouble() < share)
        .then(within);
  }

  /** How often each request is sent each time the task is done, as far as that can be told. */
  private static Map<String, Double> timesSent(List<Step> steps) {
    Map<String, Double> times = new LinkedHashMap<>();
    steps.forEach(step -> count(step, 1, times));
    return times;
  }

  private static void count(Step step, double times, Map<String, Double> sent) {
    if (step instanceof Step.Request request) {
      sent.merge(request.name(), times, Double::sum);
    } else if (step instanceof Step.Poll poll) {
      sent.merge(poll.request().name(), times, Double::sum);
    } else {
      if (step instanceof Step.Socket socket) {
        sent.merge(socket.name(), times, Double::sum);
      } else if (step instanceof Step.Message message) {
        sent.merge(message.name(), times, Double::sum);
      }
      double each =
          step instanceof Step.Repeat repeat
              ? repeat.times()
              : step instanceof Step.Chance chance ? chance.share() : 1;
      SystemTasks.within(step).forEach(it -> count(it, times * each, sent));
    }
  }
}
