package salvo.sandbox.content.account;

import salvo.sandbox.http.Call;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Reply;

/** Accounts: register, log in, who am I, and what was used. */
public final class AccountHandlers {

  private static final int MIN_PASSWORD = 8;
  private static final int MAX_PASSWORD = 1000;

  private final Accounts accounts;
  private final Tokens tokens;
  private final Access access;

  public AccountHandlers(Accounts accounts, Tokens tokens, Access access) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.access = access;
  }

  /** Creates an account. The full name may be sent, but is not kept. */
  public Reply register(Call call) {
    Input input = Input.json(call);
    String email = input.email("email");
    String password = input.text("password", MIN_PASSWORD, MAX_PASSWORD);
    input.check();
    return accounts.register(email, password)
        ? Reply.json(201, UserView.of(email))
        : Reply.detail(400, "Email already registered.");
  }

  public Reply logIn(Call call) {
    Input form = Input.form(call);
    String email = form.text("username", 1, Integer.MAX_VALUE);
    String password = form.text("password", 1, Integer.MAX_VALUE);
    form.check();
    return accounts
        .find(email)
        .filter(account -> account.password().equals(password))
        .map(account -> Reply.json(200, new Token(tokens.issue(email), "bearer")))
        .orElseGet(() -> Access.unauthorized("Incorrect username or password", "Bearer"));
  }

  public Reply me(Call call) {
    return Reply.json(200, UserView.of(access.bearer(call).email()));
  }

  public Reply usageOfUser(Call call) {
    access.bearer(call);
    return accounts
        .find(call.pathVariable("id"))
        .map(AccountHandlers::usage)
        .orElseGet(() -> Reply.detail(404, "User not found"));
  }

  public Reply usageOfMe(Call call) {
    return usage(access.bearer(call));
  }

  public Reply usageSummary(Call call) {
    access.bearer(call);
    return Reply.json(200, new UsageSummary(accounts.count(), access.total().view()));
  }

  private static Reply usage(Account account) {
    return Reply.json(200, new UserUsage(account.email(), account.usage().view()));
  }

  private record Token(String accessToken, String tokenType) {}

  private record UserView(String id, String email, String fullName, boolean isActive) {

    static UserView of(String email) {
      return new UserView(email, email, null, true);
    }
  }

  private record UserUsage(String userId, Usage.View usage) {}

  private record UsageSummary(int totalUsers, Usage.View usage) {}
}
