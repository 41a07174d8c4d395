package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.source.SettingsProblem;
import salvo.config.steps.Step;

class EndpointReaderTest {

  private static final String LIST = "salvo.systems.endpoints.list";

  @TempDir private Path folder;

  @Test
  void shouldFillInTheDefaultsWhenOnlyNameAndPathAreGiven() {
    assertThat(endpoints("{ name = \"list jobs\", path = /jobs }"))
        .containsExactly(
            new Settings.Endpoint(
                "list jobs",
                "GET",
                "/jobs",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Step.Share.SPLIT,
                1,
                List.of(200)));
  }

  @Test
  void shouldReadEveryFieldWhenAllAreGiven() throws IOException {
    Path body = Files.writeString(folder.resolve("job.json"), "{\"text\": \"#{text} é\"}");
    Path feeder = Files.writeString(folder.resolve("texts.csv"), "text\nä\n");

    assertThat(
            endpoints(
                """
                {
                  name = create job, method = POST, path = "/jobs?x=#{text}",
                  headers { Content-Type = application/json }, bodyFile = "BODY", feeder = "FEEDER",
                  share = unique, weight = 2.5, expectedStatus = [201, 202]
                }
                """
                    .replace("BODY", body.toString())
                    .replace("FEEDER", feeder.toString())))
        .containsExactly(
            new Settings.Endpoint(
                "create job",
                "POST",
                "/jobs?x=#{text}",
                Map.of("Content-Type", "application/json"),
                Optional.empty(),
                Optional.of(body),
                Optional.of(feeder),
                Step.Share.UNIQUE,
                2.5,
                List.of(201, 202)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "path = /x                                        | name           | there is no default",
        "name = x                                         | path           | there is no default",
        "name = '', path = /x                             | name           | without spaces",
        "name = x, path = x                               | path           | begins with /",
        "name = x, path = /a b                            | path           | begins with /",
        "name = x, path = /x, method = get                | method         | in capitals",
        "name = x, path = /x, method = 'PO ST'            | method         | in capitals",
        "name = x, path = /x, weight = -1                 | weight         | from 0",
        "name = x, path = /x, expectedStatus = [99]       | expectedStatus | from 100 to 599",
        "name = x, path = /x, expectedStatus = [200, 600] | expectedStatus | from 100 to 599",
        "name = x, path = /x, expectedStatus = ok         | expectedStatus | from 100 to 599",
        "name = x, path = /x, bodyFile = no/such.json     | bodyFile       | a regular file",
        "name = x, path = /x, feeder = no/such.csv        | feeder         | a regular file",
        "name = x, path = /x, feeder = pom.xml            | feeder         | .csv or .json",
        "name = x, path = /x, share = unique              | share          | with a feeder",
        "name = x, path = /x, feeder = 'TEXTS', share = x | share          | one of split, all",
        "name = x, path = /x, body = a, bodyFile = pom.xml | bodyFile      | the only body",
        "name = x, path = /x, heders { a = b }            | heders         | that Salvo knows"
      })
  void shouldNameTheFieldWhenItBreaksTheRule(String fields, String field, String rule)
      throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.csv"), "text\nä\n");
    String quoted = fields.replace("'", "\"").replace("TEXTS", texts.toString());
    Given given = Given.application(LIST + " = [{ " + quoted + " }]");

    assertThat(given.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo(LIST + "[0]." + field))
        .satisfies(problem -> assertThat(problem.rule()).contains(rule));
  }

  @Test
  void shouldRefuseAFileWhenItIsNotUtf8() throws IOException {
    Path latin =
        Files.write(folder.resolve("latin.csv"), "é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(
            Given.application(LIST + " = [{ name = x, path = /x, feeder = \"" + latin + "\" }]")
                .problems())
        .extracting(SettingsProblem::key)
        .containsExactly(LIST + "[0].feeder");
  }

  @Test
  void shouldRefuseTwoSharesWhenTheFeederIsOne() throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.csv"), "text\nä\n");
    String list =
        LIST
            + " = [{ name = a, path = /a, feeder = \"TEXTS\", share = unique },"
            + " { name = b, path = /b, feeder = \"TEXTS\" }]";

    assertThat(Given.application(list.replace("TEXTS", texts.toString())).problems())
        .extracting(SettingsProblem::key, SettingsProblem::rule)
        .containsExactly(tuple(LIST, "one way to share a feeder; not " + texts + " in two"));
  }

  @Test
  void shouldRefuseTwoEndpointsWhenTheyShareAName() {
    assertThat(
            Given.application(LIST + " = [{ name = x, path = /a }, { name = x, path = /b }]")
                .problems())
        .extracting(SettingsProblem::key, SettingsProblem::rule)
        .containsExactly(tuple(LIST, "endpoints with unique names; not twice x"));
  }

  @Test
  void shouldRefuseATaskWhenNoEndpointHasItsName() {
    assertThat(
            Given.application(
                    """
                    salvo.systems.endpoints {
                      list = [{ name = jobs, path = /jobs }]
                      userTypes.client.tasks { jbos = 1 }
                    }
                    """)
                .problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.fix()).isEqualTo("did you mean jobs?"))
        .satisfies(problem -> assertThat(problem.key()).endsWith("userTypes.client.tasks.jbos"));
  }

  private static List<Settings.Endpoint> endpoints(String element) {
    Given given = Given.application(LIST + " = [" + element + "]");
    return given.read().systems().get("endpoints").endpoints();
  }
}
