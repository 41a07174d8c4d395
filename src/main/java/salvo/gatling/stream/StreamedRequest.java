package salvo.gatling.stream;

import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import salvo.event.FigureName;
import salvo.gatling.chain.WrapsRequest;
import salvo.gatling.stream.record.StreamLimits;
import salvo.gatling.stream.record.StreamRecord;
import salvo.gatling.stream.record.StreamShape;

/**
 * A request whose answer is read as a stream, as {@link Streams#stream} makes it. Immutable; each
 * method gives another. Redirects, resources and transformers of the request are passed over, and
 * it cannot be throttled.
 */
public final class StreamedRequest implements ActionBuilder {

  private final HttpRequestActionBuilder request;
  private final StreamShape shape;
  private final StreamLimits limits;
  private final boolean keepsText;
  private final BiFunction<Session, StreamRecord, Session> next;

  StreamedRequest(
      HttpRequestActionBuilder request,
      StreamShape shape,
      StreamLimits limits,
      boolean keepsText,
      BiFunction<Session, StreamRecord, Session> next) {
    this.request = request;
    this.shape = shape;
    this.limits = limits;
    this.keepsText = keepsText;
    this.next = next;
  }

  /** A failure, and given up, when no content came in that time after it was sent. */
  public StreamedRequest firstTokenWithin(Duration limit) {
    return limited(
        new StreamLimits(
            Optional.of(limit), limits.stall(), limits.mostBytes(), limits.mayEndByLength()));
  }

  /** A failure, and given up, when content that had begun stops for longer than that. */
  public StreamedRequest stallAfter(Duration limit) {
    return limited(
        new StreamLimits(
            limits.firstToken(), Optional.of(limit), limits.mostBytes(), limits.mayEndByLength()));
  }

  /** A failure, and given up, when its body has more bytes than that. */
  public StreamedRequest atMostBytes(long bytes) {
    return limited(
        new StreamLimits(limits.firstToken(), limits.stall(), bytes, limits.mayEndByLength()));
  }

  /** An answer that is cut off by its length is a good one: that is what the request asks for. */
  public StreamedRequest mayEndByLength() {
    return limited(new StreamLimits(limits.firstToken(), limits.stall(), limits.mostBytes(), true));
  }

  /** Keeps what is said, up to a million characters, under that name of the session. */
  public StreamedRequest saveTextAs(String attribute) {
    return new StreamedRequest(
        request,
        shape,
        limits,
        true,
        (session, record) -> next.apply(session.set(attribute, record.text().orElse("")), record));
  }

  /**
   * Hands on the record of the stream, good or not, before its user goes on. It runs on the user's
   * event loop and must not block.
   */
  public StreamedRequest then(BiFunction<Session, StreamRecord, Session> use) {
    return new StreamedRequest(
        request,
        shape,
        limits,
        keepsText,
        (session, record) -> use.apply(next.apply(session, record), record));
  }

  private StreamedRequest limited(StreamLimits others) {
    return new StreamedRequest(request, shape, others, keepsText, next);
  }

  @Override
  public io.gatling.core.action.builder.ActionBuilder asScala() {
    return new Builder((HttpRequestBuilder) request.asScala());
  }

  private final class Builder
      implements io.gatling.core.action.builder.ActionBuilder, WrapsRequest {

    private final HttpRequestBuilder wrapped;

    Builder(HttpRequestBuilder wrapped) {
      this.wrapped = wrapped;
    }

    @Override
    public HttpRequestBuilder request() {
      return wrapped;
    }

    @Override
    public List<FigureName> besides() {
      return StreamFigure.of(shape).stream().map(StreamFigure::figure).toList();
    }

    @Override
    public Action build(ScenarioContext context, Action following) {
      return StreamAction.exitable(
          context, new StreamAction(context, following, wrapped, shape, limits, keepsText, next));
    }
  }
}
