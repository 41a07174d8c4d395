package simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static salvo.gatling.users.UserType.burstUsers;
import static salvo.gatling.users.UserType.users;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import salvo.gatling.Feeders;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;

/**
 * What users do with a flow, whichever server runs it: they send messages, one by one or in bursts.
 * Who sends which, how often and how fast stands in the configuration.
 */
final class FlowScenarios {

  private static final Burst SHORT_BURST = new Burst(3, Duration.ofMillis(100));
  private static final Burst LONG_BURST = new Burst(10, Duration.ofMillis(50));
  private static final String CALLS = "calls";

  /**
   * Messages in a row.
   *
   * @param gap from each answer to the next message
   */
  private record Burst(int messages, Duration gap) {}

  private final FlowRuns server;
  private final Map<Message, FeederBuilder<Object>> texts = new EnumMap<>(Message.class);
  private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

  FlowScenarios(FlowRuns server) {
    this.server = server;
    for (Message kind : Message.values()) {
      texts.put(kind, Feeders.json(kind.feeder()));
    }
  }

  /**
   * From the occasional message to bursts of them, which have the same tasks to choose from, and
   * those who read the answers as they come.
   */
  UserType[] userTypes() {
    Journey messages = sendMessages();
    return new UserType[] {
      users("normal", messages),
      users("aggressive", messages),
      users("sustained", messages),
      users("tail-latency-hunter", messages),
      users("scalability", messages),
      burstUsers(messages),
      users("streaming", readStreams())
    };
  }

  /**
   * A task for each kind of message, and two for bursts of the shortest; users do those that the
   * configuration gives a weight.
   */
  private Journey sendMessages() {
    List<Task> tasks = new ArrayList<>();
    for (Message kind : Message.values()) {
      tasks.add(Task.of(kind.key(), 0, send(kind)));
    }
    tasks.add(burst("short-burst", SHORT_BURST));
    tasks.add(burst("long-burst", LONG_BURST));
    return new Journey(List.copyOf(tasks));
  }

  /** The same messages, whose answers are read as they come. */
  private Journey readStreams() {
    return new Journey(
        Stream.of(Message.values())
            .map(kind -> Task.of("stream-" + kind.key(), 0, read(kind)))
            .toList());
  }

  private ChainBuilder read(Message kind) {
    return feed(texts.get(kind)).exec(this::nextCall).exec(server.stream(kind.streamed()));
  }

  private Task burst(String name, Burst burst) {
    ChainBuilder chain = repeat(burst.messages()).on(send(Message.MINIMAL).pause(burst.gap()));
    return Task.of(name, 0, chain);
  }

  private ChainBuilder send(Message kind) {
    return feed(texts.get(kind)).exec(this::nextCall).exec(server.run(kind.request()));
  }

  /** Each call has a session of its own on the server, so that no flow remembers the last one. */
  private Session nextCall(Session session) {
    int call = session.contains(CALLS) ? session.getInt(CALLS) + 1 : 1;
    return FlowAccess.orNobody(session)
        .set(CALLS, call)
        .set(FlowAccess.SESSION_ID, run + "-" + session.userId() + "_" + call);
  }
}
