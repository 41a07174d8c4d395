package salvo.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import salvo.config.steps.Expected;
import salvo.config.steps.Saved;
import salvo.imports.format.ImportLog;
import salvo.imports.model.ImportSecrets;
import salvo.imports.model.ImportedBody;
import salvo.imports.model.ImportedFile;
import salvo.imports.model.ImportedSignIn;
import salvo.imports.model.ImportedStep;
import salvo.imports.model.Texts;
import salvo.imports.openapi.document.ApiDocument;
import salvo.imports.openapi.document.JsonNodes;
import salvo.imports.openapi.document.Operation;
import salvo.imports.openapi.document.Operation.Content;
import salvo.imports.openapi.document.Schemas;

/**
 * How users come in: by an operation that takes a password and answers with a token, or by
 * variables for what the security schemes ask for.
 *
 * @param query of all requests
 * @param operation that signs in
 * @param accounts the feeder of the sign-in
 */
record Access(
    Optional<ImportedSignIn> signIn,
    Map<String, String> headers,
    Map<String, String> query,
    Optional<Operation> operation,
    Optional<ImportedFile> accounts,
    List<String> remarks) {

  private static final String FILE = "users.csv";
  private static final String AUTHORIZATION = "Authorization";
  private static final String TOKEN = "token";
  private static final int ACCOUNTS = 5;

  private static final Pattern PASSWORD = Pattern.compile("(?i).*(password|passwd|passphrase).*");
  private static final Pattern TOKENS =
      Pattern.compile("(?i)(access_?)?token|jwt|id_?token|bearer_?token|auth_?token");

  /** What the operations ask for. */
  static Access of(
      ApiDocument document,
      List<Operation> operations,
      Schemas schemas,
      ImportSecrets secrets,
      ImportLog log) {
    return new Reader(document, operations, schemas, secrets, log).read();
  }

  /** Puts it together. */
  private static final class Reader {

    private final ApiDocument document;
    private final List<Operation> operations;
    private final Schemas schemas;
    private final ImportSecrets secrets;
    private final ImportLog log;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    private Reader(
        ApiDocument document,
        List<Operation> operations,
        Schemas schemas,
        ImportSecrets secrets,
        ImportLog log) {
      this.document = document;
      this.operations = operations;
      this.schemas = schemas;
      this.secrets = secrets;
      this.log = log;
    }

    private Access read() {
      Set<String> asked = new LinkedHashSet<>();
      operations.forEach(it -> asked.addAll(it.schemes()));
      boolean isByToken = false;
      for (String name : asked) {
        JsonNode scheme = scheme(name);
        if (scheme.isMissingNode()) {
          log.ignored("security", name, "the document does not say what it is");
        } else {
          isByToken |= isByToken(scheme);
          scheme(name, scheme);
        }
      }
      Optional<Operation> signIn =
          isByToken ? operations.stream().filter(this::isSignIn).findFirst() : Optional.empty();
      if (signIn.isPresent()) {
        return signingIn(signIn.get());
      }
      if (isByToken) {
        headers.put(AUTHORIZATION, secrets.variable("authorization", "Bearer and a token"));
      }
      return access(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Access access(
        Optional<ImportedSignIn> signIn,
        Optional<Operation> operation,
        Optional<ImportedFile> accounts) {
      return new Access(signIn, headers, query, operation, accounts, remarks);
    }

    private JsonNode scheme(String name) {
      JsonNode all =
          document.isVersion3()
              ? document.root().path("components").path("securitySchemes")
              : document.root().path("securityDefinitions");
      return document.resolved(all.path(name));
    }

    private static boolean isByToken(JsonNode scheme) {
      String type = scheme.path("type").asText();
      boolean isBearer =
          type.equals("http") && scheme.path("scheme").asText().equalsIgnoreCase("bearer");
      boolean isOfHeader =
          type.equals("apiKey") && scheme.path("name").asText().equalsIgnoreCase(AUTHORIZATION);
      return isBearer || isOfHeader || type.equals("oauth2") || type.equals("openIdConnect");
    }

    private void scheme(String name, JsonNode scheme) {
      String type = scheme.path("type").asText();
      String key = scheme.path("name").asText();
      boolean isBasic =
          type.equals("basic")
              || type.equals("http") && scheme.path("scheme").asText().equalsIgnoreCase("basic");
      if (isBasic) {
        headers.put(
            AUTHORIZATION, secrets.variable("authorization", "Basic and user:password in Base64"));
      } else if (type.equals("apiKey") && !key.equalsIgnoreCase(AUTHORIZATION)) {
        apiKey(key, scheme.path("in").asText());
      } else if (type.equals("oauth2")) {
        oauth2(scheme);
      } else if (!isByToken(scheme)) {
        log.ignored(document.place(scheme), "the security scheme " + name, "it is of another kind");
      }
    }

    private void apiKey(String key, String in) {
      switch (in) {
        case "query" -> query.put(key, secrets.variable(key, "the key of the query, " + key));
        case "cookie" ->
            headers.put("Cookie", secrets.variable("cookie", "the cookie, as " + key + "=..."));
        default -> headers.put(key, secrets.variable(key, "the header " + key));
      }
    }

    /** A user may ask for a token by itself, where the address is one of the system. */
    private void oauth2(JsonNode scheme) {
      JsonNode flow = scheme.path("flows").path("clientCredentials");
      boolean isOfClient =
          !flow.isMissingNode() || scheme.path("flow").asText().equals("application");
      String url = (flow.isMissingNode() ? scheme : flow).path("tokenUrl").asText();
      if (!isOfClient || url.isBlank()) {
        return;
      }
      String path = secrets.address(url).replaceFirst("^\\w+://[^/]*", "");
      String system = secrets.prefix();
      remarks.add("Instead of the Authorization header, each user may request a token of its own:");
      remarks.add(
          "  signIn { post = "
              + (path.startsWith("/") ? path : "/" + path)
              + ", oauth2 { clientId = ${"
              + system
              + "_CLIENT_ID}, clientSecret = ${"
              + system
              + "_CLIENT_SECRET} } }");
    }

    private boolean isSignIn(Operation operation) {
      return operation.method().equals("POST")
          && operation.variables().isEmpty()
          && operation.body().filter(it -> isJsonOrForm(it) && password(it).isPresent()).isPresent()
          && tokenPath(operation).isPresent();
    }

    private static boolean isJsonOrForm(Content content) {
      return content.isJson() || content.mediaType().endsWith("x-www-form-urlencoded");
    }

    private Optional<String> password(Content content) {
      return Schemas.properties(schemas.of(content.schema())).keySet().stream()
          .filter(it -> PASSWORD.matcher(it).matches())
          .findFirst();
    }

    private Optional<String> tokenPath(Operation operation) {
      return operation
          .answer()
          .content()
          .filter(Content::isJson)
          .flatMap(it -> schemas.pathOf(it.schema(), TOKENS.asMatchPredicate(), false));
    }

    private Access signingIn(Operation operation) {
      Content content = operation.body().orElseThrow();
      List<String> columns = new ArrayList<>();
      ObjectNode fields = JsonNodes.object();
      Schemas.properties(schemas.of(content.schema()))
          .forEach((name, property) -> field(name, schemas.of(property), fields, columns));
      String path = tokenPath(operation).orElseThrow();
      Optional<String> lifetime =
          operation
              .answer()
              .content()
              .flatMap(it -> schemas.pathOf(it.schema(), "expires_in"::equals, false));
      ImportedStep.Request request =
          new ImportedStep.Request(
              "",
              "POST",
              operation.path(),
              Map.of(),
              Map.of(),
              body(content, fields),
              Expected.status(operation.successes().stream().map(it -> it.status()).toList()),
              List.of(new Saved(TOKEN, Saved.Kind.JSON, path)),
              Optional.empty(),
              "");
      headers.put(AUTHORIZATION, "Bearer #{" + TOKEN + "}");
      log.guessed(
          operation.place(),
          operation.call() + " is how a user signs in",
          "it takes a password and answers with a token; put your accounts into " + FILE);
      return access(
          Optional.of(
              new ImportedSignIn.ByRequest(
                  Optional.of(FILE), request, Optional.empty(), lifetime, Map.of())),
          Optional.of(operation),
          Optional.of(accounts(columns)));
    }

    /** What a text asks for comes from the accounts, the rest as the document has it. */
    private static void field(
        String name, JsonNode schema, ObjectNode fields, List<String> columns) {
      List<JsonNode> given = Values.given(schema);
      boolean isFixed = schema.has("enum") || schema.has("const") || schema.has("default");
      if (isFixed && !PASSWORD.matcher(name).matches() && !given.isEmpty()) {
        fields.put(name, Texts.literal(given.get(0).asText()));
      } else if (Schemas.type(schema).equals("string")) {
        columns.add(name);
        fields.put(name, "#{" + Texts.attribute(name) + "}");
      }
    }

    private static ImportedBody body(Content content, ObjectNode fields) {
      if (content.isJson()) {
        return new ImportedBody.Json(fields);
      }
      Map<String, String> form = new LinkedHashMap<>();
      fields.properties().forEach(it -> form.put(it.getKey(), it.getValue().asText()));
      return new ImportedBody.Form(form);
    }

    private static ImportedFile accounts(List<String> columns) {
      List<List<String>> rows = new ArrayList<>();
      for (int i = 1; i <= ACCOUNTS; i++) {
        String user = "user" + i;
        rows.add(
            columns.stream()
                .map(
                    it ->
                        PASSWORD.matcher(it).matches()
                            ? "change-me"
                            : it.toLowerCase(Locale.ROOT).contains("mail")
                                ? user + "@example.com"
                                : user)
                .toList());
      }
      return ImportedFile.feeder(FILE, columns.stream().map(Texts::attribute).toList(), rows);
    }
  }
}
