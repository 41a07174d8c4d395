package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.gatling.http.EndpointsSimulation;

/** Systems that the sandbox does not know: with a declared stand-in, and without one. */
class DeclaredStandInTest {

  private static final String ENDPOINTS =
      """
      salvo.systems.endpoints {
        pathPrefix = /gateway
        userTypes.client.thinkTime { min = 0 s, max = 0 s }
        list = [
          { name = products, path = "/products?page=1" }
          { name = "add to cart", method = POST, path = "/cart/7", expectedStatus = [201] }
        ]
      }
      """;

  private static final String STAND_IN =
      """
      salvo.systems.endpoints.sandbox {
        "GET /products" { body = "[]", serviceTime = 10 ms }
        "POST /cart/{item}" { status = 201, body = "{\\"item\\": \\"#{path.item}\\"}", capacity = 2 }
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldPassWhenTheStandInIsDeclared() throws IOException {
    FinishedRun run =
        launch(ENDPOINTS + STAND_IN).with("salvo.warmUp.duration", "1 s").start().await();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().status()).isEqualTo("PASS");
    assertThat(run.summary().requests()).isEqualTo(40);
    assertThat(Files.readString(run.file("sandbox.log")))
        .contains("\"GET /products\":{\"200\":", "\"POST /cart/{item}\":{\"201\":")
        .doesNotContain("unknown");
  }

  @Test
  void shouldBeRefusedWhenTheSandboxKnowsNothingOfTheSystem() {
    FinishedRun run = launch(ENDPOINTS).start().await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console())
        .contains(
            "There is nothing to load: no baseUrl is set, and the sandbox does not know the system"
                + " endpoints. Pass -DbaseUrl=https://..., or declare each of its requests for the"
                + " sandbox in application.conf, such as: salvo.systems.endpoints.sandbox {"
                + " \"GET /products\" { status = 200, body = \"{}\", serviceTime = 20 ms } }")
        .doesNotContain("\tat ");
    assertThat(run.resultNames()).isEmpty();
  }

  @Test
  void shouldRunWithoutOneWhenTheSandboxServesAllThatIsListed() {
    FinishedRun run =
        launch(
                """
                salvo.systems.endpoints {
                  userTypes.client.thinkTime { min = 0 s, max = 0 s }
                  list = [{ name = health, path = /healthz }]
                }
                """)
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().status()).isEqualTo("PASS");
  }

  @Test
  void shouldLoadTheDeclaredFaultsWhenTheyNameARoute() {
    FinishedRun run =
        launch(
                ENDPOINTS
                    + STAND_IN
                    + """
                    salvo.sandbox.faults = [
                      { endpoint = "POST /cart/{item}", kind = status, status = 503, rate = 1 }
                    ]
                    """)
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().endpointsByCause().get("http 503")).containsExactly("add to cart");
  }

  private GatlingLaunch launch(String settings) {
    return GatlingLaunch.of(EndpointsSimulation.class, folder)
        .with("profile", "users-requests-light")
        .with("users", 4)
        .with("requests", 10)
        .with("salvo.monitor.enabled", false)
        .withSettings(settings);
  }
}
