package salvo.sandbox.server;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import salvo.sandbox.behaviour.Fault;
import salvo.sandbox.behaviour.Faults;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;
import salvo.sandbox.server.Router.Route;

/**
 * Takes each request from its first byte to its answer: route, body, a slot, a fault or the
 * endpoint's work, the service time, the answer. Reading and writing run on the event loop of the
 * connection, everything between on that of the handlers; nothing in it blocks.
 */
public final class Dispatcher {

  /** Larger bodies are refused with 413. */
  static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

  private static final String UNKNOWN = "unknown";
  private static final Reply MALFORMED =
      new Reply(
          200,
          Map.of("Content-Type", "application/json"),
          Buffer.buffer("{\"status\": \"ok\", \"items\": [{\"id\": "),
          OptionalDouble.empty());

  private final Context handlers;
  private final Router router;
  private final Slots slots;
  private final Faults faults;
  private final Counts counts;
  private final Consumer<Throwable> onError;

  /**
   * @param handlers where the handlers run, one at a time
   * @param onError hears of a handler's own failure, which the client gets as a 500
   */
  public Dispatcher(
      Context handlers,
      Router router,
      Limits limits,
      List<Fault> faults,
      long seed,
      Counts counts,
      Consumer<Throwable> onError) {
    this.handlers = handlers;
    this.router = router;
    this.slots = new Slots(limits);
    this.faults = new Faults(faults, seed);
    this.counts = counts;
    this.onError = onError;
  }

  /** How many requests are served at once, and how many more may wait. */
  public record Limits(int slots, int queue) {}

  public void dispatch(HttpServerRequest request) {
    Optional<Route> route = router.find(request.method().name(), request.path());
    if (route.isPresent()) {
      receive(request, route.get());
    } else {
      new Exchange(request, UNKNOWN, counts).answer(() -> unroutable(request));
    }
  }

  private Reply unroutable(HttpServerRequest request) {
    SortedSet<String> methods = router.methods(request.path());
    return methods.isEmpty()
        ? Reply.detail(404, router.notFound(request.method().name(), request.path()))
        : Reply.detail(405, "Method Not Allowed").withHeader("Allow", String.join(", ", methods));
  }

  private void receive(HttpServerRequest request, Route route) {
    Endpoint endpoint = route.endpoint();
    Exchange exchange = new Exchange(request, endpoint.name(), counts);
    BodyReader.read(
        request,
        MAX_BODY_BYTES,
        body -> receive(endpoint, exchange, new Call(request, route.variables(), body)),
        () -> exchange.answer(Dispatcher::tooLarge));
  }

  private void receive(Endpoint endpoint, Exchange exchange, Call call) {
    call.parseAhead();
    handlers.runOnContext(now -> admit(endpoint, exchange, call));
  }

  private static Reply tooLarge() {
    Map<String, Integer> details = Map.of("max_size", MAX_BODY_BYTES);
    String traceId = UUID.randomUUID().toString();
    return Reply.error(413, "Request body too large.", "REQUEST_TOO_LARGE", details, traceId);
  }

  private void admit(Endpoint endpoint, Exchange exchange, Call call) {
    slots.admit(
        endpoint,
        () -> serve(endpoint, exchange, call),
        () -> exchange.answer(Dispatcher::atCapacity));
  }

  private static Reply atCapacity() {
    return Reply.detail(503, "Server is at capacity").withHeader("Retry-After", "1");
  }

  private void serve(Endpoint endpoint, Exchange exchange, Call call) {
    if (exchange.isAbandoned()) {
      exchange.countUnanswered();
      slots.release(endpoint);
      return;
    }
    Optional<Fault> fault = faults.next(endpoint.name());
    if (fault.isPresent()) {
      fail(fault.get(), endpoint, exchange, call);
    } else {
      work(endpoint, exchange, call, 0);
    }
  }

  private void fail(Fault fault, Endpoint endpoint, Exchange exchange, Call call) {
    switch (fault.kind()) {
      case DELAY, LEAK -> work(endpoint, exchange, call, fault.delayMillis());
      case HANG -> hang(endpoint, exchange);
      case RESET -> finishAfter(endpoint.serviceTime().nextMillis(), endpoint, exchange::reset);
      case MALFORMED ->
          answerAfter(endpoint.serviceTime().nextMillis(), endpoint, exchange, MALFORMED);
      case STATUS ->
          answerAfter(
              endpoint.serviceTime().nextMillis(),
              endpoint,
              exchange,
              Reply.detail(fault.status(), "Injected fault"));
    }
  }

  private void hang(Endpoint endpoint, Exchange exchange) {
    exchange.whenAbandoned(
        () -> {
          exchange.countUnanswered();
          handlers.runOnContext(now -> slots.release(endpoint));
        });
  }

  private void work(Endpoint endpoint, Exchange exchange, Call call, long delayMillis) {
    Reply reply = orError(() -> endpoint.handler().handle(call));
    if (reply.streamed().isPresent()) {
      exchange.stream(reply, handlers, () -> slots.release(endpoint));
      return;
    }
    double millis = reply.serviceMillis().orElseGet(endpoint.serviceTime()::nextMillis);
    answerAfter(millis + delayMillis, endpoint, exchange, reply);
  }

  private Reply orError(Supplier<Reply> reply) {
    try {
      return reply.get();
    } catch (Refusal refusal) {
      return refusal.reply();
    } catch (RuntimeException e) {
      onError.accept(e);
      return Reply.detail(500, "Internal Server Error");
    }
  }

  private void answerAfter(double millis, Endpoint endpoint, Exchange exchange, Reply reply) {
    finishAfter(millis, endpoint, () -> exchange.answer(() -> orError(reply::written)));
  }

  /** Ends the service: does the last step when the time is over, then frees the slot. */
  private void finishAfter(double millis, Endpoint endpoint, Runnable lastStep) {
    long rounded = Math.round(millis);
    if (rounded == 0) {
      finish(endpoint, lastStep);
    } else {
      handlers.owner().setTimer(rounded, timer -> finish(endpoint, lastStep));
    }
  }

  private void finish(Endpoint endpoint, Runnable lastStep) {
    try {
      lastStep.run();
    } finally {
      slots.release(endpoint);
    }
  }
}
