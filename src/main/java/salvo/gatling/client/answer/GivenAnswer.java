package salvo.gatling.client.answer;

import io.gatling.http.client.Request;
import io.gatling.http.client.body.RequestBody;
import io.gatling.http.client.body.bytearray.ByteArrayRequestBody;
import io.gatling.http.client.body.form.FormUrlEncodedRequestBody;
import io.gatling.http.client.body.string.StringRequestBody;
import io.gatling.http.client.body.stringchunks.StringChunksRequestBody;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an answer says, for who checks it elsewhere and later.
 *
 * @param size of its text in memory, about
 * @param said its text, at most the first million characters; made when it is asked for
 * @param finishReason why the target ended it, in its words; empty where it does not say
 */
public record GivenAnswer(
    Request request, int status, int size, Supplier<String> said, Optional<String> finishReason) {

  /** One that was read as a stream. */
  public static GivenAnswer ofStream(
      Request request, int status, String text, Optional<String> finishReason) {
    return new GivenAnswer(request, status, text.length(), () -> text, finishReason);
  }

  /** One whose body is its text. */
  public static GivenAnswer ofBody(Request request, int status, HttpHeaders headers, byte[] body) {
    Charset charset = HttpUtil.getCharset(headers.get("Content-Type"), StandardCharsets.UTF_8);
    return new GivenAnswer(
        request, status, body.length, () -> new String(body, charset), Optional.empty());
  }

  public String text() {
    return said.get();
  }

  /** The same for all requests to one address with one body; empty where that is not kept. */
  public Optional<String> question() {
    RequestBody body = request.getBody();
    if (body != null && !isInMemory(body)) {
      return Optional.empty();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.getUri().toUrl().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      if (body != null) {
        digest.update(body.getBytes());
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Files and streams are not read again. */
  private static boolean isInMemory(RequestBody body) {
    return body instanceof StringRequestBody
        || body instanceof StringChunksRequestBody
        || body instanceof ByteArrayRequestBody
        || body instanceof FormUrlEncodedRequestBody;
  }
}
