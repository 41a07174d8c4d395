package salvo.imports.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.Imported;
import salvo.imports.format.Importer;
import salvo.imports.model.ImportSecrets;
import salvo.imports.model.ImportedFile;
import salvo.imports.model.ImportedRoute;
import salvo.imports.model.ImportedSystem;
import salvo.imports.openapi.document.ApiDocument;
import salvo.imports.openapi.document.ApiReader;
import salvo.imports.openapi.document.JsonNodes;
import salvo.imports.openapi.document.Operation;
import salvo.imports.openapi.document.Schemas;

/**
 * Reads OpenAPI 3 and Swagger 2, in JSON or YAML. Nothing is fetched: references lead nowhere else.
 */
public final class OpenApiImporter implements Importer {

  private static final Pattern VERSION =
      Pattern.compile("(?m)(?:^\\s*|[{,]\\s*)[\"']?(?:openapi|swagger)[\"']?\\s*:\\s*[\"']?[23]");

  /** A key of the root that such a document may begin with. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?m)^\\s*\\{?\\s*\"?(?:components|definitions|info|basePath|paths|externalDocs)\"?\\s*:");

  @Override
  public String format() {
    return "openapi";
  }

  @Override
  public String title() {
    return "OpenAPI";
  }

  /** Keys are in the order of their names in some documents, so that the version comes late. */
  @Override
  public boolean reads(ImportInput input) {
    String head = input.head();
    return VERSION.matcher(head).find()
        || PARTS.matcher(head).find()
            && input.isAtMost(ApiDocument.MOST_MEGABYTES)
            && VERSION.matcher(input.text(ApiDocument.MOST_MEGABYTES)).find();
  }

  @Override
  public Imported read(ImportInput input, ImportChoices choices) {
    ApiDocument document = ApiDocument.of(input);
    ImportLog log = new ImportLog();
    ImportSecrets secrets = new ImportSecrets(choices.system());
    ApiReader reader = ApiReader.read(document, log);
    Schemas schemas = new Schemas(document);
    Samples samples = new Samples(schemas, secrets, choices.seed());
    Access access = Access.of(document, reader.operations(), schemas, secrets, log);
    List<Operation> operations = new ArrayList<>(reader.operations());
    access.operation().ifPresent(operations::remove);
    Journeys journeys =
        new Journeys(
            operations,
            choices.withWrites(),
            schemas,
            samples,
            new Requests(samples, schemas, access),
            log);
    journeys.make();
    access.operation().ifPresent(it -> log.taken(it.place(), it.call()));
    List<ImportedRoute> routes = new ArrayList<>();
    access.operation().ifPresent(it -> routes.add(new Routes(samples, schemas).of(it, List.of())));
    routes.addAll(journeys.routes());
    List<ImportedFile> files = new ArrayList<>(journeys.files());
    access.accounts().ifPresent(files::add);
    Server server = Server.of(document, choices, secrets, log);
    ImportedSystem system =
        ImportedSystem.named(choices.system())
            .at(server.origin(), server.prefix())
            .signingIn(access.signIn(), access.headers())
            .doing(journeys.users(), journeys.tasks())
            .answering(routes)
            .with(files)
            .remarking(remarks(input, document, access, secrets))
            .taking(secrets.variables());
    return new Imported(system, log.report(this, input, reader.calls()), secrets);
  }

  private static List<String> remarks(
      ImportInput input, ApiDocument document, Access access, ImportSecrets secrets) {
    List<String> remarks = new ArrayList<>();
    JsonNode info = document.root().path("info");
    String version =
        document.isVersion3()
            ? "OpenAPI " + document.root().path("openapi").asText()
            : "Swagger " + document.root().path("swagger").asText();
    remarks.add(
        ImportSecrets.sound(
            info.path("title").asText("A system")
                + " "
                + info.path("version").asText("")
                + ", imported from "
                + input.name()
                + " ("
                + version
                + ")."));
    remarks.add("docs/own-system.md lists everything that a step can say.");
    remarks.addAll(access.remarks());
    return remarks;
  }

  /**
   * Where the system is.
   *
   * @param prefix empty, or the path before all others
   */
  private record Server(Optional<String> origin, String prefix) {

    private static final Pattern URL = Pattern.compile("(\\w+://[^/?#]+)?([^?#]*).*");

    static Server of(
        ApiDocument document, ImportChoices choices, ImportSecrets secrets, ImportLog log) {
      String url = choices.baseUrl().orElseGet(() -> secrets.address(told(document, log)));
      Matcher parts = URL.matcher(ImportSecrets.sound(url.strip()));
      if (!parts.matches()) {
        return new Server(Optional.empty(), "");
      }
      String prefix = parts.group(2).replaceAll("/+$", "").replaceAll("\\s", "%20");
      return new Server(
          Optional.ofNullable(parts.group(1)).filter(it -> it.startsWith("http")),
          prefix.isEmpty() || prefix.startsWith("/") ? prefix : "/" + prefix);
    }

    private static String told(ApiDocument document, ImportLog log) {
      JsonNode root = document.root();
      if (document.isVersion2()) {
        String host = root.path("host").asText("");
        List<String> schemes =
            JsonNodes.elements(root.path("schemes")).stream().map(JsonNode::asText).toList();
        String scheme = schemes.contains("https") || schemes.isEmpty() ? "https" : schemes.get(0);
        String path = root.path("basePath").asText("");
        return host.isBlank() ? path : scheme + "://" + host + path;
      }
      JsonNode servers = root.path("servers");
      if (servers.size() > 1) {
        log.guessed(
            document.place(servers),
            "the first of " + servers.size() + " servers",
            "--base-url chooses another");
      }
      String url = servers.path(0).path("url").asText("");
      for (var it : servers.path(0).path("variables").properties()) {
        url = url.replace("{" + it.getKey() + "}", it.getValue().path("default").asText());
      }
      return url.replaceAll("[{}]", "");
    }
  }
}
