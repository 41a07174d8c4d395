package salvo.gatling.chain;

import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.action.builder.FeedBuilder;
import io.gatling.core.action.builder.LoopBuilder;
import io.gatling.core.action.builder.RandomSwitchBuilder;
import io.gatling.core.action.builder.RoundRobinSwitchBuilder;
import io.gatling.core.action.builder.UniformRandomSwitchBuilder;
import io.gatling.core.structure.ChainBuilder;
import io.gatling.core.structure.ScenarioBuilder;
import io.gatling.http.action.sse.SseSetCheckBuilder;
import io.gatling.http.check.sse.SseMessageCheck;
import io.gatling.http.check.ws.WsFrameCheck;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.exec.Executable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import scala.Function0;
import scala.Function1;
import scala.Function2;
import scala.Option;
import scala.Product;
import scala.Tuple2;

/**
 * The requests that a chain sends, in its order, read from Gatling's builders before anything runs.
 * Gatling 3.15.1 internals; a contract test compares them with what Gatling records.
 */
public final class ChainRequests {

  /** What stands in Gatling's records under a name. */
  public enum Kind {
    REQUEST,
    /** A check of a stream's or a socket's message, which has a record of its own. */
    CHECK,
    /** What is measured and is no request. */
    BESIDE
  }

  /**
   * A request of a constant name.
   *
   * @param times how often one user sends it each time through the chain: repeats multiplied, a
   *     random branch by its probability, any other branch and a loop of unknown length once
   * @param silent Gatling keeps no record of it, because the request says so; protocols may silence
   *     more
   */
  public record Request(String name, double times, boolean silent, Kind kind) {}

  /**
   * A request whose name each user makes up: {@code EXPRESSION} with the text, {@code FUNCTION}
   * with the class it is written in, {@code UNKNOWN} with nothing.
   */
  public record Unnamed(String reason, String text, double times, boolean silent, Kind kind) {}

  private record Key(RequestName name, boolean silent, Kind kind) {}

  /** More than any chain has; a larger one would be a loop that identity does not show. */
  private static final int MOST_BUILDERS = 1_000_000;

  private final Map<Key, Double> found = new LinkedHashMap<>();
  private final Map<Long, Double> feeds = new LinkedHashMap<>();
  private final List<String> foreign = new ArrayList<>();
  private final Set<Object> path = Collections.newSetFromMap(new IdentityHashMap<>());
  private int visited;

  private ChainRequests() {}

  public static ChainRequests of(io.gatling.javaapi.core.ChainBuilder chain) {
    return of(chain.wrapped);
  }

  public static ChainRequests of(io.gatling.javaapi.core.ScenarioBuilder scenario) {
    return of(scenario.wrapped);
  }

  /**
   * @param structure a Scala chain or scenario
   */
  public static ChainRequests of(Object structure) {
    ChainRequests requests = new ChainRequests();
    requests.visit(structure, 1);
    return requests;
  }

  /** The names of the requests of a chain or of one request; each once, in their order. */
  public static List<String> namesOf(Executable first, Executable... others) {
    return of(CoreDsl.exec(first, others)).names();
  }

  /** Each name once, in the order in which the chain first comes to it. */
  public List<Request> requests() {
    List<Request> requests = new ArrayList<>();
    found.forEach(
        (key, times) -> {
          if (key.name().kind() == RequestName.Kind.STATIC) {
            requests.add(new Request(key.name().text(), times, key.silent(), key.kind()));
          }
        });
    return requests;
  }

  /** The names of all of them. */
  public List<String> names() {
    return requests().stream().map(Request::name).distinct().toList();
  }

  /** Requests that have no name before the run: one row per user in every report. */
  public List<Unnamed> unnamed() {
    List<Unnamed> unnamed = new ArrayList<>();
    found.forEach(
        (key, times) -> {
          RequestName name = key.name();
          if (name.kind() != RequestName.Kind.STATIC) {
            unnamed.add(
                new Unnamed(name.kind().name(), name.text(), times, key.silent(), key.kind()));
          }
        });
    return unnamed;
  }

  /**
   * How many records one user takes of each feeder each time through the chain, counted as requests
   * are; a number of records that depends on the user is one. By the key by which Gatling tells
   * feeders, the identity hash of their builder.
   */
  public Map<Long, Double> records() {
    return Collections.unmodifiableMap(feeds);
  }

  /** Classes of actions that are not Gatling's own; whether they send anything is not known. */
  public List<String> foreignActions() {
    return List.copyOf(foreign);
  }

  private void visit(Object part, double times) {
    if (++visited > MOST_BUILDERS) {
      throw new IllegalStateException("The chain has more than " + MOST_BUILDERS + " parts");
    }
    if (path.add(part)) {
      open(part, times);
      path.remove(part);
    }
  }

  private void open(Object part, double times) {
    if (part instanceof ChainBuilder chain) {
      visitReversed(chain.actionBuilders(), times);
    } else if (part instanceof ScenarioBuilder scenario) {
      visitReversed(scenario.actionBuilders(), times);
    } else if (part instanceof scala.collection.Iterable<?> parts) {
      visitEach(parts, times);
    } else if (part instanceof Option<?> option) {
      visitEach(option.toList(), times);
    } else if (part instanceof Product product && isScala(product)) {
      visitEach(product.productIterator().toList(), times);
    } else if (part instanceof RecordsRequest request) {
      add(
          new RequestName(RequestName.Kind.STATIC, request.requestName()),
          times,
          false,
          request.isBeside() ? Kind.BESIDE : Kind.REQUEST);
    } else if (part instanceof WrapsRequest wrapping) {
      openWrapped(wrapping, times);
    } else if (part instanceof FeedBuilder feed) {
      feeds.merge(
          BuilderFields.get(feed, "feederBuilderKey", Long.class),
          times * recordsAtOnce(feed),
          Double::sum);
    } else if (part instanceof ActionBuilder && !BuilderFields.isGatling(part)) {
      foreign.add(part.getClass().getName());
    } else if (BuilderFields.isGatling(part) && !isData(part)) {
      openGatling(part, times);
    }
  }

  /** A request that makes up its name is told of by itself, and that is enough. */
  private void openWrapped(WrapsRequest wrapping, double times) {
    HttpRequestBuilder request = wrapping.request();
    visit(request, times);
    RequestName name = RequestName.of(request.commonAttributes().requestName());
    if (name.kind() == RequestName.Kind.STATIC) {
      wrapping
          .besides()
          .forEach(
              figure ->
                  add(
                      new RequestName(RequestName.Kind.STATIC, figure.of(name.text())),
                      times,
                      isSilent(request),
                      Kind.BESIDE));
    }
  }

  private void openGatling(Object part, double times) {
    if (part instanceof LoopBuilder loop) {
      visit(
          BuilderFields.get(loop, "loopNext", ChainBuilder.class),
          times * LoopCount.of(loop).orElse(1));
    } else if (part instanceof RandomSwitchBuilder random) {
      visitWeighted(random, times);
    } else if (part instanceof UniformRandomSwitchBuilder
        || part instanceof RoundRobinSwitchBuilder) {
      var branches =
          BuilderFields.get(part, "possibilities", scala.collection.immutable.List.class);
      visitEach(branches, times / branches.size());
    } else if (part instanceof HttpRequestBuilder request) {
      add(request.commonAttributes().requestName(), times, isSilent(request), Kind.REQUEST);
      visitEach(request.httpAttributes().explicitResources(), times);
    } else if (part instanceof SseSetCheckBuilder set) {
      // Its own name stands in no record, only those of its checks do.
      visitEach(set.checkSequences(), times);
    } else if (part instanceof SseMessageCheck check) {
      add(new RequestName(RequestName.Kind.STATIC, check.name()), times, false, Kind.CHECK);
    } else if (part instanceof WsFrameCheck check) {
      Function1<?, ?> name = BuilderFields.get(check, "name", Function1.class);
      add(name, times, check.isSilent(), Kind.CHECK);
    } else {
      openAny(part, times);
    }
  }

  /** Whatever has a request name is a request: server-sent events, sockets, JMS, dummies. */
  private void openAny(Object part, double times) {
    for (BuilderFields.Value field : BuilderFields.of(part)) {
      if (field.name().equals("requestName")) {
        add(field.value(), times, false, Kind.REQUEST);
      } else {
        visit(field.value(), times);
      }
    }
  }

  private void visitWeighted(RandomSwitchBuilder random, double times) {
    var branches =
        BuilderFields.get(random, "possibilities", scala.collection.immutable.List.class);
    double rest = 100;
    scala.collection.Iterator<?> each = branches.iterator();
    while (each.hasNext()) {
      Tuple2<?, ?> branch = (Tuple2<?, ?>) each.next();
      double percent = (Double) branch._1();
      rest -= percent;
      visit(branch._2(), times * percent / 100);
    }
    visit(BuilderFields.get(random, "elseNext", Option.class), times * Math.max(0, rest) / 100);
  }

  private void visitReversed(scala.collection.immutable.List<?> parts, double times) {
    visitEach(parts.reverse(), times);
  }

  private void visitEach(scala.collection.Iterable<?> parts, double times) {
    var each = parts.iterator();
    while (each.hasNext()) {
      Object part = each.next();
      if (part != null) {
        visit(part, times);
      }
    }
  }

  private void add(Object name, double times, boolean silent, Kind kind) {
    add(RequestName.of(name), times, silent, kind);
  }

  private void add(RequestName name, double times, boolean silent, Kind kind) {
    found.merge(new Key(name, silent, kind), times, Double::sum);
  }

  private static boolean isSilent(HttpRequestBuilder request) {
    Option<Object> silent = request.httpAttributes().silent();
    return silent.isDefined() && Boolean.TRUE.equals(silent.get());
  }

  private static int recordsAtOnce(FeedBuilder feed) {
    Option<?> number = BuilderFields.get(feed, "number", Option.class);
    return number.isEmpty() ? 1 : StaticValues.of(number.get()).map(Integer.class::cast).orElse(1);
  }

  private static boolean isScala(Product product) {
    return product.getClass().getName().startsWith("scala.");
  }

  /** Functions hold the values that users get. */
  private static boolean isData(Object part) {
    return part instanceof Function0 || part instanceof Function1 || part instanceof Function2;
  }
}
