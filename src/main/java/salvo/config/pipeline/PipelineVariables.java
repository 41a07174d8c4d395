package salvo.config.pipeline;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.config.pipeline.Pipeline.Discussion;

/** Reads the variables that GitHub Actions and GitLab CI give their jobs. */
final class PipelineVariables {

  /** How GitHub names what it has checked out for a pull request. */
  private static final Pattern PULL_REQUEST = Pattern.compile("refs/pull/(\\d+)/.+");

  private final Map<String, String> environment;

  private PipelineVariables(Map<String, String> environment) {
    this.environment = environment;
  }

  static Optional<Pipeline> pipeline(Map<String, String> environment) {
    PipelineVariables variables = new PipelineVariables(environment);
    if (variables.isTrue("GITHUB_ACTIONS")) {
      return Optional.of(
          new Pipeline.GitHub(
              variables.text("GITHUB_STEP_SUMMARY").map(Path::of), variables.pullRequest()));
    }
    if (variables.isTrue("GITLAB_CI")) {
      return Optional.of(new Pipeline.GitLab(variables.mergeRequest()));
    }
    return Optional.empty();
  }

  private Optional<Discussion> pullRequest() {
    Matcher reference = PULL_REQUEST.matcher(text("GITHUB_REF").orElse(""));
    return reference.matches()
        ? discussion(
            "GITHUB_API_URL",
            "/repos/" + text("GITHUB_REPOSITORY").orElse("") + "/issues/" + reference.group(1),
            "comments",
            "GITHUB_TOKEN")
        : Optional.empty();
  }

  private Optional<Discussion> mergeRequest() {
    return text("CI_MERGE_REQUEST_IID")
        .flatMap(
            number ->
                discussion(
                    "CI_API_V4_URL",
                    "/projects/"
                        + text("CI_MERGE_REQUEST_PROJECT_ID")
                            .or(() -> text("CI_PROJECT_ID"))
                            .orElse("")
                        + "/merge_requests/"
                        + number,
                    "notes",
                    "GITLAB_TOKEN"));
  }

  private Optional<Discussion> discussion(
      String api, String request, String comments, String token) {
    return text(api)
        .flatMap(
            address ->
                text(token)
                    .map(
                        secret ->
                            new Discussion(
                                URI.create(address + request + "/" + comments), secret)));
  }

  private boolean isTrue(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  /** A variable that is set and empty counts as not set. */
  private Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name)).filter(it -> !it.isBlank());
  }
}
