package salvo.publish;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.config.pipeline.Pipeline;
import salvo.config.pipeline.Pipeline.Discussion;
import salvo.text.PlainJson;

/**
 * The comments of a pull request or a merge request. Salvo has one of each name there, which it
 * changes with each run: <a href="https://docs.github.com/en/rest/issues/comments">GitHub</a> and
 * <a href="https://docs.gitlab.com/api/notes/">GitLab</a> differ in addresses and in little else.
 */
public final class Comments {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final Set<Integer> NO_RIGHT = Set.of(401, 403, 404);
  private static final String JSON = "application/json";

  private final Discussion discussion;
  private final boolean isGitHub;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private Comments(Discussion discussion, boolean isGitHub) {
    this.discussion = discussion;
    this.isGitHub = isGitHub;
  }

  /** Those of the request that the pipeline runs for; empty where there is none, or no token. */
  public static Optional<Comments> of(Pipeline pipeline) {
    return pipeline.discussion().map(it -> new Comments(it, pipeline instanceof Pipeline.GitHub));
  }

  /**
   * Writes the comment of a name, in the place of the one before.
   *
   * @param name what it is found again by
   * @param text in Markdown, as {@link CommentText} makes it
   * @return whether there was one before
   * @throws IOException when the service does not answer, or refuses
   */
  public boolean put(String name, String text) throws IOException {
    Optional<URI> before = find(CommentText.mark(name));
    String method = before.isEmpty() ? "POST" : isGitHub ? "PATCH" : "PUT";
    JsonNode written =
        send(
            method,
            before.orElse(discussion.comments()),
            BodyPublishers.ofByteArray(PlainJson.MAPPER.writeValueAsBytes(Map.of("body", text))));
    if (!written.hasNonNull("id")) {
      throw new IOException(
          "No comment could be written: " + discussion + " answered without the comment's id.");
    }
    return before.isPresent();
  }

  private Optional<URI> find(String mark) throws IOException {
    for (int page = 1; page <= MOST_PAGES; page++) {
      JsonNode comments =
          send(
              "GET",
              URI.create(discussion.comments() + "?per_page=" + PAGE + "&page=" + page),
              BodyPublishers.noBody());
      for (JsonNode comment : comments) {
        if (comment.path("body").asText().startsWith(mark)) {
          return Optional.of(address(comment.path("id").asLong()));
        }
      }
      if (comments.size() < PAGE) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** On GitHub a comment stands at the repository, and on GitLab at the merge request. */
  private URI address(long id) {
    String comments = discussion.comments().toString();
    return URI.create(
        (isGitHub ? comments.replaceFirst("/\\d+/comments$", "/comments") : comments) + "/" + id);
  }

  private JsonNode send(String method, URI address, HttpRequest.BodyPublisher body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Accept", isGitHub ? "application/vnd.github+json" : JSON)
            .header("Content-Type", JSON)
            .method(method, body);
    if (isGitHub) {
      request.header("Authorization", "Bearer " + discussion.token());
    } else {
      request.header("PRIVATE-TOKEN", discussion.token());
    }
    HttpResponse<byte[]> response = answer(request.build());
    if (response.statusCode() != OK && response.statusCode() != CREATED) {
      throw new IOException(refused(method, address, response.statusCode()));
    }
    try {
      return PlainJson.MAPPER.readTree(response.body());
    } catch (JacksonException e) {
      throw new IOException(
          "No comment could be written: " + address + " did not answer with JSON.", e);
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted before " + request.uri() + " had answered.", e);
    } catch (IOException e) {
      throw new IOException(
          "No comment could be written: " + request.uri() + " did not answer (" + e + ").", e);
    }
  }

  private String refused(String method, URI address, int status) {
    return "No comment could be written: "
        + method
        + " "
        + address
        + " answers with status "
        + status
        + "."
        + (NO_RIGHT.contains(status) ? " " + rights() : "");
  }

  private String rights() {
    return isGitHub
        ? "GITHUB_TOKEN may not do that: the job needs permissions: pull-requests: write, which"
            + " GitHub never grants to a pull request from a fork."
        : "GITLAB_TOKEN may not do that: it must be a project access token with the scope"
            + " api.";
  }
}
