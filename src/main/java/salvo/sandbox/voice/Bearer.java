package salvo.sandbox.voice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;

/** Lets in who bears the API key. */
final class Bearer {

  private final byte[] expected;

  Bearer(String apiKey) {
    expected = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
  }

  /** The handler for holders of the key; others get 401. */
  Handler keyed(Handler handler) {
    return call -> {
      if (!admits(call.header("Authorization"))) {
        throw new Refusal(
            Reply.detail(401, "Invalid or missing API key")
                .withHeader("WWW-Authenticate", "Bearer"));
      }
      return handler.handle(call);
    };
  }

  /** Whether an Authorization header is the right one. */
  boolean admits(Optional<String> authorization) {
    return authorization
        .filter(value -> MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), expected))
        .isPresent();
  }
}
