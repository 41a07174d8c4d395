package salvo.gatling.client;

import io.gatling.http.client.Request;
import io.gatling.http.client.body.RequestBody;
import io.gatling.http.client.body.bytearray.ByteArrayRequestBody;
import io.gatling.http.client.body.form.FormUrlEncodedRequestBody;
import io.gatling.http.client.body.string.StringRequestBody;
import io.gatling.http.client.body.stringchunks.StringChunksRequestBody;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import salvo.analysis.errors.ErrorSample.Header;
import salvo.gatling.client.answer.GivenAnswer;
import salvo.run.sample.Exchange;
import salvo.run.sample.Exchange.Answer;
import salvo.run.sample.Exchange.Content;

/**
 * The request whose end Gatling is being told of on this thread, and its answer as far as it came:
 * whoever records its failure meanwhile may ask for both. Gatling records within that call.
 */
public final class EndingExchange {

  private static final int MOST_HEADERS = 50;
  private static final int MOST_OF_HEADER = 1_000;

  private static final FastThreadLocal<EndingExchange> CURRENT = new FastThreadLocal<>();

  /** Of a request that does not go by Salvo's client. */
  public static final EndingExchange NONE = new EndingExchange("", () -> null, () -> null);

  private final String name;
  private final Supplier<Exchange> exchange;
  private final Supplier<GivenAnswer> answer;

  private EndingExchange(String name, Supplier<Exchange> exchange, Supplier<GivenAnswer> answer) {
    this.name = name;
    this.exchange = exchange;
    this.answer = answer;
  }

  /** A message on a WebSocket, with the answer to it. */
  public static EndingExchange ofMessage(String name, Supplier<Exchange> exchange) {
    return new EndingExchange(name, exchange, () -> null);
  }

  /** What is measured beside a request, by what its answer says. */
  public static EndingExchange ofAnswer(String figure, GivenAnswer answer) {
    return new EndingExchange(figure, () -> exchange(answer), () -> null);
  }

  /** The same, whose answer says that. */
  public EndingExchange answering(GivenAnswer given) {
    return new EndingExchange(name, exchange, () -> given);
  }

  /** What the answer that is ending says; empty where it is of another request, or not kept. */
  public static Optional<GivenAnswer> answerTo(String request) {
    return Optional.ofNullable(CURRENT.getIfExists())
        .filter(it -> it.name.equals(request))
        .map(it -> it.answer.get());
  }

  /** What went over the network for a request; empty when another or none is ending. */
  public static Optional<Exchange> of(Predicate<String> isName) {
    return Optional.ofNullable(CURRENT.getIfExists())
        .filter(it -> isName.test(it.name))
        .map(it -> it.exchange.get());
  }

  /**
   * One that is over, copied for who records it later.
   *
   * @param answer null where none had begun
   */
  static EndingExchange copy(Request request, AnswerSoFar answer) {
    Exchange copy = exchange(request, answer);
    return new EndingExchange(request.getName(), () -> copy, () -> null);
  }

  /** Does work as if it were ending now. */
  public void during(Runnable work) {
    CURRENT.set(this);
    try {
      work.run();
    } finally {
      CURRENT.remove();
    }
  }

  /**
   * Tells Gatling of an end.
   *
   * @param answer null where none had begun
   */
  static void tell(Request request, AnswerSoFar answer, Runnable end) {
    try {
      new EndingExchange(
              request.getName(), () -> exchange(request, answer), () -> given(request, answer))
          .during(end);
    } finally {
      if (answer != null) {
        answer.release();
      }
    }
  }

  private static GivenAnswer given(Request request, AnswerSoFar answer) {
    return answer == null
        ? null
        : GivenAnswer.ofBody(request, answer.status().code(), answer.headers(), answer.held());
  }

  private static Exchange exchange(GivenAnswer answer) {
    byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
    byte[] start = Arrays.copyOf(text, Math.min(text.length, Exchange.KEPT_BYTES));
    return exchange(
        answer.request(),
        Optional.of(new Answer(answer.status(), List.of(), new Content(start, text.length))));
  }

  private static Exchange exchange(Request request, AnswerSoFar answer) {
    return exchange(
        request,
        Optional.ofNullable(answer)
            .map(it -> new Answer(it.status().code(), headers(it.headers()), it.body())));
  }

  private static Exchange exchange(Request request, Optional<Answer> answer) {
    return new Exchange(
        request.getMethod().name(),
        cut(request.getUri().toUrl(), Exchange.KEPT_BYTES),
        headers(request.getHeaders()),
        content(request.getBody()),
        answer);
  }

  /** Files and streams are not read again for it. */
  private static Content content(RequestBody body) {
    if (body instanceof StringRequestBody
        || body instanceof StringChunksRequestBody
        || body instanceof ByteArrayRequestBody
        || body instanceof FormUrlEncodedRequestBody) {
      byte[] all = body.getBytes();
      return new Content(Arrays.copyOf(all, Math.min(all.length, Exchange.KEPT_BYTES)), all.length);
    }
    return body == null ? Content.NONE : Content.UNKNOWN;
  }

  private static List<Header> headers(HttpHeaders headers) {
    List<Header> first = new ArrayList<>();
    for (Map.Entry<String, String> header : headers) {
      if (first.size() == MOST_HEADERS) {
        break;
      }
      first.add(
          new Header(cut(header.getKey(), MOST_OF_HEADER), cut(header.getValue(), MOST_OF_HEADER)));
    }
    return first;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
