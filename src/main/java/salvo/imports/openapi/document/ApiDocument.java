package salvo.imports.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import salvo.imports.format.ImportInput;
import salvo.imports.format.UnusableInput;

/** A document and its references, which are followed within it and nowhere else. */
public final class ApiDocument {

  public static final int MOST_MEGABYTES = 20;

  private static final int LONGEST_CHAIN = 50;
  private static final String REFERENCE = "$ref";

  private final String file;
  private final SourceTree tree;

  private ApiDocument(String file, SourceTree tree) {
    this.file = file;
    this.tree = tree;
  }

  /**
   * Reads a document of OpenAPI 3 or Swagger 2.
   *
   * @throws UnusableInput when it is none
   */
  public static ApiDocument of(ImportInput input) {
    SourceTree tree = SourceTree.of(input.name(), input.text(MOST_MEGABYTES));
    ApiDocument document = new ApiDocument(input.name(), tree);
    if (!document.isVersion3() && !document.isVersion2()) {
      throw new UnusableInput(
          input.name(),
          1,
          "OpenAPI 3 or Swagger 2, as openapi: 3.0.3 or swagger: \"2.0\" at its top says",
          "Give it that line, if it is such a document.");
    }
    if (!tree.root().path("paths").isObject()) {
      throw new UnusableInput(
          input.name(), 1, "a document with paths", "Without paths there is nothing to send.");
    }
    return document;
  }

  public JsonNode root() {
    return tree.root();
  }

  public boolean isVersion3() {
    return tree.root().path("openapi").asText().startsWith("3.");
  }

  public boolean isVersion2() {
    return tree.root().path("swagger").asText().startsWith("2");
  }

  /** File and line of an object. */
  public String place(JsonNode node) {
    Integer line = tree.lines().get(node);
    return line == null ? file : file + ":" + line;
  }

  /**
   * What a reference leads to, or the node itself.
   *
   * @throws Unresolved when it leads out of the document, or nowhere
   */
  public JsonNode resolved(JsonNode node) {
    JsonNode target = node;
    for (int i = 0; target.path(REFERENCE).isTextual(); i++) {
      String reference = target.path(REFERENCE).asText();
      if (i == LONGEST_CHAIN) {
        throw new Unresolved("it refers to " + reference + " in a circle");
      }
      target = target(reference);
    }
    return target;
  }

  private JsonNode target(String reference) {
    if (!reference.startsWith("#")) {
      throw new Unresolved(
          "it refers to " + reference + ", which is not followed: bundle it into one file");
    }
    JsonNode target = tree.root();
    for (String part : reference.substring(1).split("/")) {
      if (!part.isEmpty()) {
        String name =
            URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8)
                .replace("~1", "/")
                .replace("~0", "~");
        target = target.isArray() ? element(target, name) : target.path(name);
      }
    }
    if (target.isMissingNode()) {
      throw new Unresolved("it refers to " + reference + ", which does not exist");
    }
    return target;
  }

  private static JsonNode element(JsonNode array, String index) {
    return index.matches("\\d{1,6}") ? array.path(Integer.parseInt(index)) : JsonNodes.none();
  }

  /**
   * Follows all references below a node.
   *
   * @throws Unresolved for the first that leads out of the document, or nowhere
   */
  void check(JsonNode node) {
    Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<JsonNode> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      JsonNode next = open.pop();
      if (next.isContainerNode() && seen.add(next)) {
        if (next.path(REFERENCE).isTextual()) {
          open.push(resolved(next));
        }
        // An example may hold a key of that name, which is none.
        next.properties().stream()
            .filter(it -> !it.getKey().startsWith("example") && !it.getKey().equals("callbacks"))
            .forEach(it -> open.push(it.getValue()));
        if (next.isArray()) {
          next.forEach(open::push);
        }
      }
    }
  }

  /** Why a part of a document cannot be read. */
  static final class Unresolved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unresolved(String reason) {
      super(reason);
    }
  }
}
