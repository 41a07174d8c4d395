package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.sandbox.behaviour.Fault;
import salvo.sandbox.behaviour.Fault.Kind;
import salvo.sandbox.jobs.CallbackFaults;

class SandboxOptionsTest {

  @Test
  void shouldHaveDefaults() {
    assertThat(SandboxOptions.fromJson("{}"))
        .isEqualTo(
            new SandboxOptions(
                "127.0.0.1",
                0,
                false,
                42,
                1.0,
                1024,
                8192,
                false,
                List.of(),
                List.of(),
                CallbackFaults.NONE,
                "sandbox-key",
                "admin@example.com",
                "sandbox-admin",
                false,
                "",
                true));
  }

  @Test
  void shouldReadEveryField() {
    SandboxOptions options =
        SandboxOptions.fromJson(
            "{\"host\":\"0.0.0.0\",\"port\":8080,\"allowRemote\":true,\"seed\":-1,\"scale\":0.5,"
                + "\"slots\":2,\"queue\":3,\"rateLimits\":true,\"apiKey\":\"k\",\"log\":\"x.log\","
                + "\"adminEmail\":\"a@b.c\",\"adminPassword\":\"p\",\"manyKinds\":true,\"exitWithParent\":false,"
                + "\"callbacks\":{\"lost\":0.1,\"late\":0.2,\"duplicate\":0.3,\"failed\":0.4,"
                + "\"lateMillis\":5},\"faults\":[{\"endpoint\":\"GET"
                + " /healthz\",\"kind\":\"delay\",\"rate\":0.5,"
                + "\"delayMillis\":7},{\"endpoint\":\"*\",\"kind\":\"hang\"}]}");

    assertThat(options)
        .isEqualTo(
            new SandboxOptions(
                "0.0.0.0",
                8080,
                true,
                -1,
                0.5,
                2,
                3,
                true,
                List.of(),
                List.of(
                    new Fault("GET /healthz", Kind.DELAY, 0.5, 500, 7),
                    new Fault("*", Kind.HANG, 1, 500, 0)),
                new CallbackFaults(0.1, 0.2, 0.3, 0.4, 5),
                "k",
                "a@b.c",
                "p",
                true,
                "x.log",
                false));
  }

  @Test
  void shouldReportAllProblemsAtOnce() {
    assertThat(
            problems(
                "{'port':99999,'prot':1,'scale':-1,"
                    + "'faults':[{'endpoint':'GET /x','kind':'boom','rate':2,'often':true}]}"))
        .hasSize(7)
        .anySatisfy(
            problem ->
                assertThat(problem).startsWith("prot: unknown field: must be one of adminEmail,"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("faults[0].endpoint: \"GET /x\": must be one of *, ")
                    .contains("POST /api/v1/jobs"))
        .contains(
            "port: 99999: must be a whole number from 0 to 65535",
            "scale: -1: must be a number from 0 to 1000",
            "faults[0].kind: \"boom\": must be one of status, delay, reset, hang, malformed, leak",
            "faults[0].rate: 2: must be a number from 0 to 1",
            "faults[0].often: unknown field: must be one of"
                + " delayMillis, endpoint, kind, rate, status");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'host':'8.8.8.8'}         | host: 8.8.8.8: is not a loopback address",
        "{'host':'no host'}         | host: no host: is unknown",
        "{'port':'80'}              | port: \"80\": must be a whole number",
        "{'port':1.5}               | port: 1.5: must be a whole number",
        "{'slots':0}                | slots: 0: must be a whole number from 1",
        "{'scale':'fast'}           | scale: \"fast\": must be a number",
        "{'rateLimits':'no'}        | rateLimits: \"no\": must be true or false",
        "{'apiKey':''}              | apiKey: \"\": must not be empty",
        "{'log':5}                  | log: 5: must be a text",
        "{'faults':{}}              | faults: {}: must be a list",
        "{'faults':[{'endpoint':'*','kind':'delay'}]} | faults[0].delayMillis: 0: must be a whole",
        "{'callbacks':5}            | callbacks: 5: must be an object",
        "{'callbacks':{'lost':2}}   | callbacks.lost: 2: must be a number from 0 to 1",
        "{'callbacks':{'lateMillis':-1}} | callbacks.lateMillis: -1: must be a whole number",
        "{'callbacks':{'early':1}}  | callbacks.early: unknown field: must be one of duplicate,",
        "{'faults':[{'kind':'hang'}]} | faults[0].endpoint: nothing: must be one of",
        "[]                         | configuration: must be one JSON object",
        "{'port':                   | configuration: not JSON:"
      })
  void shouldNameFieldValueAndRule(String json, String problem) {
    assertThat(problems(json)).hasSize(1).first().asString().startsWith(problem);
  }

  private static List<String> problems(String json) {
    return catchThrowableOfType(
            InvalidOptions.class, () -> SandboxOptions.fromJson(json.replace('\'', '"')))
        .problems();
  }
}
