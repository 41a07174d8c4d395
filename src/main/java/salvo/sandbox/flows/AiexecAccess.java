package salvo.sandbox.flows;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;

/**
 * Who may call Aiexec: one account, its bearer tokens, and the API keys that it makes. Tokens are
 * opaque and live for an hour. For the event loop only.
 */
final class AiexecAccess {

  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
  private static final int MAX_TOKENS = 10_000;
  private static final int MAX_KEYS = 10_000;
  private static final int MAX_CHARS = 1000;
  private static final String BEARER = "Bearer ";
  private static final String KEY = "x-api-key";

  private final Environment environment;
  private final String username;
  private final String password;
  private final UUID userId;
  private final Map<String, Long> tokenEnds = new Latest<>(MAX_TOKENS);
  private final Map<String, ApiKey> keys = new Latest<>(MAX_KEYS);

  AiexecAccess(Environment environment, String username, String password) {
    this.environment = environment;
    this.username = username;
    this.password = password;
    this.userId = environment.ids().next();
  }

  UUID userId() {
    return userId;
  }

  /** The handler for bearers of a token; others get 401. */
  Handler bearer(Handler handler) {
    return call -> {
      if (!hasToken(call)) {
        throw new Refusal(
            Reply.detail(401, "Could not validate credentials")
                .withHeader("WWW-Authenticate", "Bearer"));
      }
      return handler.handle(call);
    };
  }

  /** The handler for holders of a key, in the header or the query; others get 403. */
  Handler keyed(Handler handler) {
    return call -> {
      Optional<String> key = call.header(KEY).or(() -> Optional.ofNullable(call.query().get(KEY)));
      if (key.isEmpty()) {
        throw new Refusal(Reply.detail(403, "An API key must be passed as query or header"));
      }
      if (!keys.containsKey(key.get())) {
        throw new Refusal(Reply.detail(403, "Invalid or missing API key"));
      }
      return handler.handle(call);
    };
  }

  Reply logIn(Call call) {
    Input form = Input.form(call);
    String name = form.text("username", 1, MAX_CHARS);
    String secret = form.text("password", 1, MAX_CHARS);
    form.check();
    if (!name.equals(username) || !secret.equals(password)) {
      return Reply.detail(401, "Incorrect username or password");
    }
    return Reply.json(200, new Tokens(newToken(), newToken(), "bearer"));
  }

  Reply createKey(Call call) {
    Input input = Input.json(call);
    String name = input.optionalText("name", MAX_CHARS);
    input.check();
    ApiKey key = new ApiKey(newKey(), environment.ids().next(), name, userId, null, 0, true);
    keys.put(key.apiKey(), key);
    return Reply.json(200, key);
  }

  Reply deleteKey(Call call) {
    String id = call.pathVariable("id");
    return keys.values().removeIf(key -> key.id().toString().equals(id))
        ? Reply.detail(200, "API Key deleted")
        : Reply.detail(400, "API Key not found");
  }

  private boolean hasToken(Call call) {
    return call.header("Authorization")
        .filter(value -> value.startsWith(BEARER))
        .map(value -> tokenEnds.get(value.substring(BEARER.length())))
        .filter(end -> end > environment.clock().millis())
        .isPresent();
  }

  private String newToken() {
    String token = environment.ids().next().toString();
    tokenEnds.put(token, environment.clock().instant().plus(TOKEN_LIFETIME).toEpochMilli());
    return token;
  }

  /** {@code sk-} and 43 characters: 32 bytes in the alphabet of URLs. */
  private String newKey() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * Long.BYTES);
    for (int i = 0; i < 2; i++) {
      UUID part = environment.ids().next();
      bytes.putLong(part.getMostSignificantBits()).putLong(part.getLeastSignificantBits());
    }
    return "sk-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private record Tokens(String accessToken, String refreshToken, String tokenType) {}

  private record ApiKey(
      String apiKey,
      UUID id,
      String name,
      UUID userId,
      String lastUsedAt,
      int totalUses,
      boolean isActive) {}
}
