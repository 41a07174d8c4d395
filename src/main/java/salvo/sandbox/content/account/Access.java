package salvo.sandbox.content.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;

/** Who may call what: the API key, bearer tokens, and whom a call counts for. */
public final class Access {

  private static final String BEARER = "Bearer ";

  private final byte[] apiKey;
  private final Tokens tokens;
  private final Accounts accounts;
  private final Usage total = new Usage();

  public Access(String apiKey, Tokens tokens, Accounts accounts) {
    this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
    this.tokens = tokens;
    this.accounts = accounts;
  }

  /** The handler for holders of the API key; others get 401. */
  public Handler keyed(Handler handler) {
    return call -> {
      if (!hasKey(call)) {
        throw new Refusal(unauthorized("Invalid or missing API key", "ApiKey"));
      }
      count(call, Usage::countRequest);
      return handler.handle(call);
    };
  }

  private boolean hasKey(Call call) {
    return call.header("X-API-Key")
        .filter(key -> MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), apiKey))
        .isPresent();
  }

  /**
   * The account of the bearer.
   *
   * @throws Refusal with 401 without a valid token, 404 when the account is gone
   */
  public Account bearer(Call call) {
    if (token(call).isEmpty()) {
      throw new Refusal(unauthorized("Not authenticated", "Bearer"));
    }
    String email =
        subject(call)
            .orElseThrow(
                () -> new Refusal(unauthorized("Could not validate credentials", "Bearer")));
    return accounts.find(email).orElseThrow(() -> new Refusal(Reply.detail(404, "User not found")));
  }

  static Reply unauthorized(String detail, String scheme) {
    return Reply.detail(401, detail).withHeader("WWW-Authenticate", scheme);
  }

  /** What a rate limit counts a call for: the API key, else the user, else the address. */
  public String client(Call call) {
    return hasKey(call)
        ? "api_key"
        : subject(call).map(email -> "user:" + email).orElseGet(() -> "ip:" + call.remoteHost());
  }

  /** Counts for the bearer, if there is one, and in total. */
  public void count(Call call, Consumer<Usage> counting) {
    counting.accept(total);
    subject(call).flatMap(accounts::find).map(Account::usage).ifPresent(counting);
  }

  Usage total() {
    return total;
  }

  private Optional<String> subject(Call call) {
    return token(call).flatMap(tokens::subject);
  }

  private static Optional<String> token(Call call) {
    return call.header("Authorization")
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }
}
