package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.sandbox.TestSandbox.Answer;

/** Jobs and generated content of the content system. */
class ContentJobsTest {

  private static final String JOBS = "/api/v1/jobs";
  private static final String STRANGE_ID = "00000000-0000-4000-8000-000000000000";

  /** Longer than any generation at scale 0.01: 1 % of 30 s. */
  private static final Duration LONGEST = Duration.ofMillis(300);

  private final TestSandbox sandbox = TestSandbox.start("{\"scale\":0.01}");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldCreateAPendingJob() {
    Answer answer = sandbox.createJob();

    JsonNode job = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(job.path("id").asText()).hasSize(36);
    assertThat(job.path("status").asText()).isEqualTo("pending");
    assertThat(job.path("created_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(job.path("completed_at").isNull()).isTrue();
    assertThat(job.path("error").isNull()).isTrue();
    assertThat(job.path("result").isNull()).isTrue();
    assertThat(job.at("/progress/total_steps").asInt()).isEqualTo(7);
    assertThat(job.at("/progress/percentage").asInt()).isZero();
    assertThat(job.path("metadata").toString())
        .isEqualTo(
            "{\"syllabus_length\":92,\"target_format\":\"guide\","
                + "\"use_parallel\":true,\"use_cache\":true}");
  }

  @Test
  void shouldTakeAJobFromPendingOverProcessingToCompleted() {
    String path = JOBS + "/" + sandbox.createJob().json().path("id").asText();

    assertThat(sandbox.getKeyed(path).json().path("status").asText()).isEqualTo("pending");

    // At scale 0.01 every generation takes 8 to 300 ms and is pending for a tenth of that.
    int pendingMillis = 0;
    while (sandbox.getKeyed(path).json().path("status").asText().equals("pending")) {
      sandbox.clock.advance(Duration.ofMillis(1));
      pendingMillis++;
    }
    JsonNode processing = sandbox.getKeyed(path).json();
    sandbox.clock.advance(LONGEST);
    JsonNode completed = sandbox.getKeyed(path).json();

    assertThat(pendingMillis).isBetween(1, 30);
    assertThat(processing.path("status").asText()).isEqualTo("processing");
    assertThat(processing.at("/progress/percentage").asInt()).isBetween(1, 99);
    assertThat(processing.path("result").isNull()).isTrue();
    assertThat(completed.path("status").asText()).isEqualTo("completed");
    assertThat(completed.at("/progress/percentage").asInt()).isEqualTo(100);
    assertThat(completed.at("/progress/completed_steps").asInt()).isEqualTo(7);
    assertThat(completed.path("completed_at").asText()).startsWith("2026-01-01T00:00:00.");
    assertThat(completed.at("/result/study_guide/title").asText()).isNotEmpty();
    assertThat(completed.at("/result/podcast_script").isNull()).isTrue();
  }

  @Test
  void shouldFinishSoonWhatIsInTheCacheAndOnlyThat() {
    sandbox.createJob();
    Duration longestHit = Duration.ofMillis(5); // 450 ms at scale 0.01; a miss takes 8 at least
    sandbox.clock.advance(LONGEST);

    String hit = id(sandbox.createJob());
    String bypass =
        id(sandbox.postKeyed(JOBS, TestSandbox.job(TestSandbox.SYLLABUS, "guide", false)));
    String otherFormat =
        id(sandbox.postKeyed(JOBS, TestSandbox.job(TestSandbox.SYLLABUS, "podcast", true)));
    sandbox.clock.advance(longestHit);

    assertThat(status(hit)).isEqualTo("completed");
    assertThat(status(bypass)).isEqualTo("processing");
    assertThat(status(otherFormat)).isEqualTo("processing");
  }

  @Test
  void shouldMissTheCacheWhileTheFirstGenerationIsUnderWay() {
    sandbox.createJob();
    String second = id(sandbox.createJob());
    sandbox.clock.advance(Duration.ofMillis(5));

    assertThat(status(second)).isEqualTo("processing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                  | body.syllabus_text",
        "{'syllabus_text':'LONG49'}                          | body.syllabus_text",
        "{'syllabus_text':'LONG5001'}                        | body.syllabus_text",
        "{'syllabus_text':'LONG50','target_format':'quiz'}   | body.target_format",
        "{'syllabus_text':'LONG50','use_cache':'yes'}        | body.use_cache",
        "{'syllabus_text':'LONG50','use_parallel':1}         | body.use_parallel",
        "{'syllabus_text':'LONG50','target_pages':0}         | body.target_pages",
        "{'syllabus_text':'LONG50','target_pages':1.5}       | body.target_pages",
        "{'syllabus_text':'LONG50','target_duration':-1}     | body.target_duration"
      })
  void shouldRefuseContentThatBreaksARule(String template, String field) {
    String body = template.replace('\'', '"');
    for (int length : new int[] {5001, 50, 49}) {
      body = body.replace("LONG" + length, "s".repeat(length));
    }

    Answer job = sandbox.postKeyed(JOBS, body);
    Answer content = sandbox.postKeyed("/api/v1/content/generate", body);

    assertThat(job.status()).isEqualTo(422);
    assertThat(job.json().at("/details/0/field").asText()).isEqualTo(field);
    assertThat(content.status()).isEqualTo(422);
    assertThat(content.json().path("details")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 5000})
  void shouldTakeASyllabusOfAnyAllowedLength(int length) {
    String body = TestSandbox.job("s".repeat(length), "one_pager", true);

    assertThat(sandbox.postKeyed(JOBS, body).status()).isEqualTo(201);
  }

  @Test
  void shouldTakeASyllabusWithEveryOptionAndNulls() {
    String body =
        "{\"syllabus_text\":\"SYLLABUS\",\"target_format\":\"podcast\",\"target_duration\":7.5,"
            + "\"target_pages\":3,\"use_parallel\":false,\"use_cache\":null}";

    Answer answer = sandbox.postKeyed(JOBS, body.replace("SYLLABUS", TestSandbox.SYLLABUS));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/metadata/use_parallel").asBoolean()).isFalse();
    assertThat(answer.json().at("/metadata/use_cache").asBoolean()).isTrue();
  }

  @Test
  void shouldListNewestFirstInPages() {
    String first = id(sandbox.createJob());
    for (int i = 0; i < 11; i++) {
      sandbox.createJob();
    }
    String last = id(sandbox.createJob());

    JsonNode page = sandbox.getKeyed(JOBS).json();
    JsonNode second = sandbox.getKeyed(JOBS + "?page=2&page_size=10").json();
    JsonNode beyond = sandbox.getKeyed(JOBS + "?page=3").json();

    assertThat(page.path("jobs")).hasSize(10);
    assertThat(page.at("/jobs/0/id").asText()).isEqualTo(last);
    assertThat(page.path("total").asInt()).isEqualTo(13);
    assertThat(page.path("page").asInt()).isEqualTo(1);
    assertThat(page.path("page_size").asInt()).isEqualTo(10);
    assertThat(page.path("total_pages").asInt()).isEqualTo(2);
    assertThat(second.path("jobs")).hasSize(3);
    assertThat(second.at("/jobs/2/id").asText()).isEqualTo(first);
    assertThat(beyond.path("jobs")).isEmpty();
    assertThat(beyond.path("total").asInt()).isEqualTo(13);
  }

  @Test
  void shouldListByStatus() {
    String old = id(sandbox.createJob());
    sandbox.clock.advance(LONGEST);
    String young =
        id(sandbox.postKeyed(JOBS, TestSandbox.job(TestSandbox.SYLLABUS, "guide", false)));

    assertThat(listed("completed")).isEqualTo("[\"" + old + "\"]");
    assertThat(listed("pending")).isEqualTo("[\"" + young + "\"]");
    assertThat(listed("failed")).isEqualTo("[]");
    sandbox.clock.advance(LONGEST);
    assertThat(listed("pending")).isEqualTo("[]");
    assertThat(listed("completed")).isEqualTo("[\"" + young + "\",\"" + old + "\"]");
  }

  private String listed(String status) {
    return sandbox
        .getKeyed(JOBS + "?status=" + status)
        .json()
        .findValues("id")
        .toString()
        .replace(" ", "");
  }

  @ParameterizedTest
  @CsvSource({
    "page=0, query.page",
    "page=x, query.page",
    "page_size=0, query.page_size",
    "page_size=200, query.page_size",
    "status=gone, query.status"
  })
  void shouldRefuseAListThatBreaksARule(String query, String field) {
    Answer answer = sandbox.getKeyed(JOBS + "?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/details/0/field").asText()).isEqualTo(field);
    assertThat(sandbox.getKeyed(JOBS + "?page_size=100").status()).isEqualTo(200);
  }

  @Test
  void shouldNotFindAJobThatIsNotThere() {
    Answer answer = sandbox.getKeyed(JOBS + "/" + STRANGE_ID);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.detail()).isEqualTo("Job not found");
    assertThat(patch(STRANGE_ID, "{}").status()).isEqualTo(404);
    assertThat(delete(STRANGE_ID).status()).isEqualTo(404);
    assertThat(sandbox.getKeyed(JOBS + "/7").status()).isEqualTo(422);
  }

  @Test
  void shouldKeepAStatusThatWasSet() {
    String id = id(sandbox.createJob());

    Answer answer = patch(id, "{\"status\":\"cancelled\"}");
    sandbox.clock.advance(LONGEST);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("cancelled");
    assertThat(status(id)).isEqualTo("cancelled");
    assertThat(listed("cancelled")).isEqualTo("[\"" + id + "\"]");
    assertThat(patch(id, "{\"status\":\"gone\"}").status()).isEqualTo(422);
  }

  @Test
  void shouldGiveTheErrorOfAFailedJob() {
    String id = id(sandbox.createJob());

    JsonNode job = patch(id, "{\"status\":\"failed\"}").json();

    assertThat(job.at("/error/code").asText()).isEqualTo("UNKNOWN_ERROR");
    assertThat(job.path("completed_at").isNull()).isTrue();
  }

  @Test
  void shouldDeleteAJobOnce() {
    String id = id(sandbox.createJob());

    Answer first = delete(id);
    Answer again = delete(id);

    assertThat(first.status()).isEqualTo(204);
    assertThat(first.body()).isEmpty();
    assertThat(again.status()).isEqualTo(404);
    assertThat(sandbox.getKeyed(JOBS).json().path("total").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "podcast,       podcast_script",
    "guide,         study_guide",
    "one_pager,     one_pager_summary",
    "comprehensive, podcast_script study_guide one_pager_summary detailed_reading_material faqs"
        + " flashcards reading_guide_questions"
  })
  void shouldGenerateThePartsOfEachFormat(String format, String parts) {
    String body = TestSandbox.job(TestSandbox.SYLLABUS, format, false);

    JsonNode content = sandbox.postKeyed("/api/v1/content/generate", body).json();
    JsonNode again = sandbox.postKeyed("/api/v1/content/generate", body).json();

    assertThat(content).isEqualTo(again);
    assertThat(content).hasSize(8);
    content
        .properties()
        .forEach(
            part ->
                assertThat(part.getValue().isNull())
                    .as(part.getKey())
                    .isNotEqualTo((parts + " content_outline").contains(part.getKey())));
    JsonNode outline = content.path("content_outline");
    assertThat(outline.path("title").asText())
        .hasSizeBetween(10, 200)
        .contains("Photosynthesis how plants");
    assertThat(outline.path("overview").asText()).hasSizeBetween(50, 1000);
    assertThat(outline.path("learning_objectives").size()).isBetween(3, 10);
    assertThat(outline.path("sections").size()).isBetween(3, 15);
  }

  @Test
  void shouldGenerateFromATextWithoutWords() {
    String body = TestSandbox.job(" .".repeat(25), "comprehensive", false);

    Answer answer = sandbox.postKeyed("/api/v1/content/generate", body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/flashcards/items/0/term").asText())
        .isEqualTo("content and content");
  }

  private String status(String id) {
    return sandbox.getKeyed(JOBS + "/" + id).json().path("status").asText();
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private Answer patch(String id, String body) {
    return sandbox.send(
        sandbox
            .request(JOBS + "/" + id, TestSandbox.KEY, "sandbox-key")
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  private Answer delete(String id) {
    return sandbox.send(sandbox.request(JOBS + "/" + id, TestSandbox.KEY, "sandbox-key").DELETE());
  }
}
