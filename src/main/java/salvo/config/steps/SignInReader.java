package salvo.config.steps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import salvo.config.source.ProtocolText;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.steps.file.StepFiles;

/** Reads how users sign in, by one of five ways. */
final class SignInReader {

  private static final String AUTHORIZATION = "Authorization";
  private static final String TOKEN = "token";
  private static final List<String> CREDENTIALS = List.of("bearer", "basic", "apiKey");

  private static final Rule<Duration> LIFETIME =
      Rules.duration(Duration.ofSeconds(1), Duration.ofHours(24), "10 min");

  private final Section section;
  private final RequestReader requests;
  private final Known known;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> query = new LinkedHashMap<>();

  private SignInReader(Section section, RequestReader requests, Known known) {
    this.section = section;
    this.requests = requests;
    this.known = known;
  }

  /** Reads it, where there is one, and adds to what is known what it feeds and saves. */
  static SignIn signIn(Section system, RequestReader requests, Known known) {
    return system.has("signIn")
        ? new SignInReader(system.section("signIn"), requests, known).signIn()
        : SignIn.NONE;
  }

  private SignIn signIn() {
    List<String> ways = new ArrayList<>();
    RequestReader.METHODS.stream().filter(section.allNames()::contains).forEach(ways::add);
    CREDENTIALS.stream().filter(section::has).forEach(ways::add);
    if (ways.size() != 1) {
      refuseWays(ways);
    }
    Optional<Step.Feed> feed =
        section.optional("feed", StepFiles.feeder(section, "feed")).map(this::feed);
    boolean isRequest = !ways.isEmpty() && RequestReader.METHODS.contains(ways.get(0));
    Optional<SignIn.Basic> basic = section.has("basic") ? Optional.of(basic()) : Optional.empty();
    bearer();
    apiKey();
    Optional<Step.Request> request =
        isRequest ? Optional.of(request(ways.get(0))) : Optional.empty();
    return new SignIn(
        feed,
        request,
        isRequest ? lifetime() : Optional.empty(),
        isRequest ? lifetimePath() : Optional.empty(),
        new TreeMap<>(headers),
        new TreeMap<>(query),
        basic);
  }

  private void refuseWays(List<String> ways) {
    section.leave(Set.copyOf(RequestReader.METHODS));
    section.reportWhole(
        "one of a request, such as post, and bearer, basic and apiKey"
            + (ways.isEmpty() ? "; there is none" : "; not " + String.join(" and ", ways)),
        ways.isEmpty()
            ? "write one; a variable that is not set, ${?SHOP_TOKEN}, leaves its key out"
            : "leave out one of them");
  }

  private Step.Feed feed(Path file) {
    known.feed(file);
    return new Step.Feed(file, Step.Share.SPLIT);
  }

  private void bearer() {
    section
        .optional("bearer", ProtocolText.headerValue("${SHOP_TOKEN}"))
        .ifPresent(
            it -> {
              known.check(section, "bearer", it);
              headers.put(AUTHORIZATION, "Bearer " + it);
            });
  }

  private SignIn.Basic basic() {
    Section basic = section.section("basic");
    String user = basic.required("user", ProtocolText.headerValue("ann"));
    String password = basic.required("password", ProtocolText.headerValue("${SHOP_PASSWORD}"));
    known.check(basic, "user", user);
    known.check(basic, "password", password);
    return new SignIn.Basic(user, password);
  }

  private void apiKey() {
    if (!section.has("apiKey")) {
      return;
    }
    Section apiKey = section.section("apiKey");
    String key = apiKey.required("key", ProtocolText.headerValue("${SHOP_KEY}"));
    known.check(apiKey, "key", key);
    Optional<String> header = apiKey.optional("header", Rules.text("X-Api-Key"));
    Optional<String> parameter = apiKey.optional("query", Rules.text("key"));
    if (header.isPresent() == parameter.isPresent()) {
      apiKey.reportWhole("sent as a header or in the query", "write header = X-Api-Key");
    }
    header.ifPresent(it -> headers.put(it, key));
    parameter.ifPresent(it -> query.put(it, key));
  }

  private Step.Request request(String method) {
    if (section.has("stream")) {
      section.report(
          "stream", "of a request of a task: a sign-in is answered at once", "leave it out");
    }
    Step.Request request = requests.request(section, method, known);
    return section.has("oauth2") ? clientCredentials(request) : request;
  }

  /** RFC 6749, section 4.4. */
  private Step.Request clientCredentials(Step.Request request) {
    Section oauth2 = section.section("oauth2");
    Map<String, String> form = new TreeMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", oauth2.required("clientId", ProtocolText.body("shop")));
    form.put("client_secret", oauth2.required("clientSecret", ProtocolText.body("${SHOP_SECRET}")));
    for (String key : List.of("scope", "audience")) {
      oauth2.optional(key, ProtocolText.body("orders")).ifPresent(it -> form.put(key, it));
    }
    form.values().forEach(it -> known.check(section, "oauth2", it));
    if (!request.body().equals(Body.NONE)) {
      section.report("oauth2", "the only body: another is given too", "leave out one of the two");
    }
    List<Saved> saves = new ArrayList<>(request.saves());
    saves.add(new Saved(TOKEN, Saved.Kind.JSON, "access_token"));
    known.save(TOKEN);
    headers.put(AUTHORIZATION, "Bearer #{" + TOKEN + "}");
    return new Step.Request(
        request.name(),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        new Body.Form(form),
        request.expected(),
        List.copyOf(saves),
        request.stream(),
        request.place());
  }

  private Optional<Duration> lifetime() {
    return section.isObject("expiresIn")
        ? Optional.empty()
        : section.optional("expiresIn", LIFETIME);
  }

  private Optional<String> lifetimePath() {
    if (section.isObject("expiresIn")) {
      return Optional.of(section.section("expiresIn").required("json", Rules.text("expires_in")));
    }
    boolean isTold = section.has("expiresIn") || !section.has("oauth2");
    return isTold ? Optional.empty() : Optional.of("expires_in");
  }
}
