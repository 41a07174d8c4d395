package salvo.config.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.pipeline.Pipeline.Discussion;

class PipelineTest {

  private static final Map<String, String> GITHUB =
      Map.of(
          "GITHUB_ACTIONS", "true",
          "GITHUB_API_URL", "https://api.github.example",
          "GITHUB_REPOSITORY", "shop/web",
          "GITHUB_REF", "refs/pull/12/merge",
          "GITHUB_STEP_SUMMARY", "/tmp/summary.md",
          "GITHUB_TOKEN", "secret");

  private static final Map<String, String> GITLAB =
      Map.of(
          "GITLAB_CI", "true",
          "CI_API_V4_URL", "https://gitlab.example/api/v4",
          "CI_PROJECT_ID", "7",
          "CI_MERGE_REQUEST_PROJECT_ID", "5",
          "CI_MERGE_REQUEST_IID", "3",
          "GITLAB_TOKEN", "secret");

  @Test
  void shouldBeGitHubsPullRequest() {
    assertThat(Pipeline.of(GITHUB))
        .contains(
            new Pipeline.GitHub(
                Optional.of(Path.of("/tmp/summary.md")),
                Optional.of(
                    new Discussion(
                        URI.create("https://api.github.example/repos/shop/web/issues/12/comments"),
                        "secret"))));
  }

  @Test
  void shouldBeGitLabsMergeRequestInTheProjectThatItIsFor() {
    assertThat(Pipeline.of(GITLAB))
        .contains(
            new Pipeline.GitLab(
                Optional.of(
                    new Discussion(
                        URI.create(
                            "https://gitlab.example/api/v4/projects/5/merge_requests/3/notes"),
                        "secret"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GITHUB_TOKEN", "GITHUB_REF", "GITHUB_API_URL"})
  void shouldHaveNoDiscussionWhenAVariableIsMissingOrEmpty(String variable) {
    Map<String, String> without = new HashMap<>(GITHUB);
    without.put(variable, "");

    assertThat(Pipeline.of(without)).get().returns(Optional.empty(), Pipeline::discussion);
  }

  @Test
  void shouldHaveNoDiscussionWhenABranchWasPushed() {
    Map<String, String> branch = new HashMap<>(GITHUB);
    branch.put("GITHUB_REF", "refs/heads/main");

    assertThat(Pipeline.of(branch)).get().returns(Optional.empty(), Pipeline::discussion);
  }

  @Test
  void shouldBeNoneElsewhere() {
    assertThat(Pipeline.of(Map.of("PATH", "/bin"))).isEmpty();
  }

  @Test
  void shouldNotShowTheToken() {
    assertThat(Pipeline.of(GITHUB).orElseThrow().toString()).doesNotContain("secret");
    assertThat(Pipeline.of(GITLAB).orElseThrow().toString()).doesNotContain("secret");
  }
}
