package salvo.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import salvo.OwnSettings;
import salvo.config.pipeline.Pipeline;
import salvo.publish.CommentService;

/** Runs shown by a pipeline, against a service that keeps comments. */
class PublishCommandTest {

  private static final String TOKEN = "token-of-the-job";

  @TempDir private Path folder;

  private record Said(int status, String out, String err) {}

  @Test
  void shouldKeepOneCommentWhenGitHubsPullRequestIsPublishedAgain() throws IOException {
    try (CommentService service = CommentService.start(230)) {
      Optional<Pipeline> pipeline = github(service.uri());
      Said first = publish(pipeline, run("FAIL", "create job: p95 2.4 s is above 2 s").toString());
      Said second = publish(pipeline, run("PASS", "All 4 objectives were met.").toString());

      assertThat(first.status()).as(first.err()).isZero();
      assertThat(first.err()).contains("Wrote the comment \"content smoke\".");
      assertThat(second.err()).contains("Changed the comment \"content smoke\".");
      assertThat(service.ours())
          .containsExactly(
              "<!-- salvo: content smoke -->\n## PASS\n\n- All 4 objectives were met.\n");
      assertThat(service.calls())
          .contains(
              "GET /repos/shop/web/issues/12/comments?per_page=100&page=3",
              "POST /repos/shop/web/issues/12/comments",
              "PATCH /repos/shop/web/issues/comments/231");
      assertThat(service.credentials()).containsExactly("Bearer " + TOKEN);
    }
  }

  @Test
  void shouldKeepOneNoteWhenGitLabsMergeRequestIsPublishedAgain() throws IOException {
    try (CommentService service = CommentService.start(100)) {
      Optional<Pipeline> pipeline =
          Pipeline.of(
              Map.of(
                  "GITLAB_CI", "true",
                  "CI_API_V4_URL", service.uri() + "/api/v4",
                  "CI_PROJECT_ID", "7",
                  "CI_MERGE_REQUEST_IID", "3",
                  "GITLAB_TOKEN", TOKEN));
      String run = run("FAIL", "create job: p95 2.4 s is above 2 s").toString();
      publish(pipeline, run, "--comment", "nightly");
      Said second = publish(pipeline, run, "--comment", "nightly");

      assertThat(second.status()).as(second.err()).isZero();
      assertThat(service.ours())
          .singleElement()
          .asString()
          .startsWith("<!-- salvo: nightly -->\n## FAIL\n");
      assertThat(service.calls())
          .contains(
              "POST /api/v4/projects/7/merge_requests/3/notes",
              "PUT /api/v4/projects/7/merge_requests/3/notes/101");
      assertThat(service.credentials()).containsExactly(TOKEN);
    }
  }

  @Test
  void shouldAnnotateTheJobOnGitHubAndFillItsPage() throws IOException {
    Path page = folder.resolve("page.md");
    Said said =
        publish(
            Pipeline.of(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", page.toString())),
            run("FAIL", "create job: 5 % failed\nof 100").toString());

    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out())
        .isEqualTo(
            "::error title=FAIL%3A ContentSimulation of content%2C profile smoke"
                + "::create job: 5 %25 failed%0Aof 100\n");
    assertThat(page).content().contains("## FAIL");
    assertThat(said.err()).contains("No comment: the job belongs to no pull or merge request");
  }

  @Test
  void shouldWriteTheFiguresForGitLab() throws IOException {
    Path file = folder.resolve("metrics.txt");
    Said said =
        publish(Optional.empty(), run("PASS", "met").toString(), "--metrics", file.toString());

    assertThat(said.status()).as(said.err()).isZero();
    assertThat(file)
        .content()
        .isEqualTo(
            """
            salvo_requests_per_second{system="content",profile="smoke"} 12.5
            salvo_error_share{system="content",profile="smoke"} 0.01
            salvo_response_seconds{system="content",profile="smoke",percentile="p95"} 0.12
            salvo_error_share{system="content",profile="smoke",endpoint="say \\"hi\\""} 0.0
            # EOF
            """);
  }

  @Test
  void shouldSayWhatRightIsMissingWhenTheServiceRefuses() throws IOException {
    try (CommentService service = CommentService.start(0)) {
      service.refuse(403);
      Said said = publish(github(service.uri()), run("PASS", "met").toString());

      assertThat(said.status()).isEqualTo(1);
      assertThat(said.err())
          .contains("answers with status 403. GITHUB_TOKEN may not do that")
          .contains("permissions: pull-requests: write")
          .doesNotContain(TOKEN);
    }
  }

  @Test
  void shouldSayThatNobodyAnswers() throws IOException {
    URI gone;
    try (CommentService service = CommentService.start(0)) {
      gone = service.uri();
    }
    Said said = publish(github(gone), run("PASS", "met").toString());

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).contains("No comment could be written: " + gone).contains("not answer");
  }

  @Test
  void shouldRefuseWhatIsNoReportedRun() throws IOException {
    Path broken = run("PASS", "met");
    Files.writeString(broken.resolve("salvo/summary.json"), "{ \"verdict\": ");

    assertThat(publish(Optional.empty(), folder.resolve("none").toString()).err())
        .contains("There is no ", "summary.json: name a run that has reports");
    assertThat(publish(Optional.empty(), broken.toString()).err())
        .contains("is not the summary of a run: ", "Make it again.");
  }

  private static Optional<Pipeline> github(URI api) {
    return Pipeline.of(
        Map.of(
            "GITHUB_ACTIONS", "true",
            "GITHUB_API_URL", api.toString(),
            "GITHUB_REPOSITORY", "shop/web",
            "GITHUB_REF", "refs/pull/12/merge",
            "GITHUB_TOKEN", TOKEN));
  }

  private Path run(String status, String reason) throws IOException {
    Path run = Files.createDirectories(folder.resolve("run-" + status));
    Path reports = Files.createDirectories(run.resolve("salvo"));
    Files.writeString(
        reports.resolve("summary.json"),
        String.format(
            Locale.ROOT,
            """
            {"run": {"simulation": "ContentSimulation", "system": "content", "profile": "smoke"},
             "verdict": {"status": "%s", "reasons": ["%s"]},
             "total": {"requestsPerSecond": 12.5, "errorRate": 0.01,
                       "responseTime": {"p50": null, "p95": 120}},
             "endpoints": [{"name": "say \\"hi\\"", "errorRate": 0}]}
            """,
            status,
            reason.replace("\n", "\\n")));
    Files.writeString(reports.resolve("summary.md"), "## " + status + "\n\n- " + reason + "\n");
    return run;
  }

  private static Said publish(Optional<Pipeline> pipeline, String... arguments) {
    OwnSettings.use();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new PublishCommand(pipeline))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .setExecutionExceptionHandler(
                (problem, command, parsed) -> {
                  command.getErr().println(problem.getMessage());
                  return 1;
                })
            .execute(arguments);
    return new Said(status, out.toString(), err.toString());
  }
}
