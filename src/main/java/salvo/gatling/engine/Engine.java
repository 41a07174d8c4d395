package salvo.gatling.engine;

import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.action.Exit;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.config.SslConfiguration;
import io.gatling.core.controller.Controller;
import io.gatling.core.stats.DataWritersStatsEngine;
import io.gatling.core.stats.writer.DataWriterMessage;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import salvo.event.RunEvent;
import salvo.gatling.client.OwnHttp;
import salvo.gatling.goodput.GoodputWriter;
import salvo.gatling.goodput.Goodputs;
import salvo.gatling.output.HarmlessTexts;
import salvo.gatling.output.HarmlessWriter;
import salvo.gatling.output.ToAllWriters;
import salvo.gatling.output.WarmUpLog;
import salvo.gatling.output.WithoutWarmUp;
import salvo.gatling.quality.Qualities;
import salvo.gatling.quality.QualityWriter;
import salvo.run.sample.ErrorSamples;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The running Gatling engine, caught while it builds the first scenario: the only place where its
 * parts can be reached. It gives the event tap and the way to stop the load in an orderly manner.
 */
public final class Engine implements ActionBuilder {

  private final Consumer<RunEvent> sink;
  private final OwnHttp http;
  private final HarmlessTexts texts;
  private final Supplier<ErrorSamples> samples;
  private final Goodputs goodputs;
  private final Qualities qualities;
  private final Runnable onStart;
  private volatile CoreComponents components;

  /**
   * @param sink takes the events of the run
   * @param http sends its requests
   * @param texts makes harmless what is recorded
   * @param samples is offered the failures, once the run has started
   * @param goodputs what has limits of its own
   * @param qualities whose answers are checked
   */
  public Engine(
      Consumer<RunEvent> sink,
      OwnHttp http,
      HarmlessTexts texts,
      Supplier<ErrorSamples> samples,
      Goodputs goodputs,
      Qualities qualities,
      Runnable onStart) {
    this.sink = sink;
    this.http = http;
    this.texts = texts;
    this.samples = samples;
    this.goodputs = goodputs;
    this.qualities = qualities;
    this.onStart = onStart;
  }

  /**
   * An action that adds nothing to the chain; being built is all it is for. It has to stand last in
   * the first scenario, for Gatling builds a chain from its end.
   */
  @Override
  public io.gatling.core.action.builder.ActionBuilder asScala() {
    return new Catch();
  }

  /** Asks Gatling to stop injecting and to end with its reports; does nothing before the start. */
  public void stopLoad(String reason) {
    CoreComponents running = components;
    if (running != null) {
      running.controller().$bang(stopCommand(reason));
    }
  }

  /** Tells Gatling's injector that a scenario has no users any more; only once it runs. */
  @SuppressWarnings("unchecked")
  public void completed(String scenario) {
    try {
      Field field = Exit.class.getDeclaredField("injector");
      field.setAccessible(true);
      Object command =
          Class.forName("io.gatling.core.controller.inject.Injector$Command$EmptyWorkloadComplete")
              .getConstructor(String.class)
              .newInstance(scenario);
      ((ActorRef<Object>) field.get(components.exit())).$bang(command);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Salvo ends the load of Gatling 3.15.1; this is another", e);
    }
  }

  /** Gatling's settings of TLS; only once it runs. */
  public SslConfiguration tls() {
    return components.configuration().ssl();
  }

  /** The running engine; empty before the start. */
  public Optional<CoreComponents> components() {
    return Optional.ofNullable(components);
  }

  private synchronized void attach(ScenarioContext context) {
    if (components == null) {
      CoreComponents started = context.coreComponents();
      http.install(context);
      tap(started);
      AbandonedTasks.watch(sink, texts);
      components = started;
      onStart.run();
    }
  }

  /**
   * Appends a data writer to the engine's and guards all of them, which Gatling offers no way to
   * configure.
   */
  @SuppressWarnings("unchecked")
  private void tap(CoreComponents started) {
    if (!(started.statsEngine() instanceof DataWritersStatsEngine engine)) {
      throw new IllegalStateException(
          "Gatling's statistics engine is a "
              + started.statsEngine().getClass().getName()
              + ", not the one of Gatling 3.15.1 that Salvo records from");
    }
    try {
      Field field = DataWritersStatsEngine.class.getDeclaredField("dataWriters");
      field.setAccessible(true);
      var writers = (Seq<ActorRef<DataWriterMessage>>) field.get(engine);
      ActorRef<DataWriterMessage> tap = started.actorSystem().actorOf(new EventTap(sink));
      Optional<WarmUpLog> warmUp = WarmUpLog.start(started.actorSystem());
      List<ActorRef<DataWriterMessage>> told = new ArrayList<>();
      told.add(new FailureTap(tap, texts, samples));
      CollectionConverters.asJava(writers).forEach(it -> told.add(new WithoutWarmUp(it, warmUp)));
      List<ActorRef<DataWriterMessage>> guarded = ToAllWriters.of(told);
      HarmlessWriter first = new HarmlessWriter(guarded.get(0), texts);
      ActorRef<DataWriterMessage> judged = GoodputWriter.before(first, goodputs, engine, started);
      guarded.set(
          0, QualityWriter.before(judged, qualities, started.actorSystem(), started.clock()));
      field.set(engine, CollectionConverters.asScala(guarded).toList());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Salvo records from Gatling 3.15.1; this is another", e);
    }
  }

  /** Scala nests the command where Java cannot name it. */
  private static Controller.Command stopCommand(String reason) {
    try {
      return (Controller.Command)
          Class.forName("io.gatling.core.controller.Controller$Command$StopLoadGenerator")
              .getConstructor(String.class, boolean.class)
              .newInstance(reason, false);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Salvo stops the load of Gatling 3.15.1; this is another", e);
    }
  }

  private final class Catch implements io.gatling.core.action.builder.ActionBuilder {
    @Override
    public Action build(ScenarioContext context, Action next) {
      attach(context);
      return next;
    }
  }
}
