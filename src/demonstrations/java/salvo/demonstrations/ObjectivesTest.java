package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The objectives that the systems of flows come with. */
class ObjectivesTest {

  @ParameterizedTest
  @ValueSource(strings = {"aiexec", "wfx"})
  void shouldAllowARunAsAWholeWhatEachOfItsEndpointsMayTake(String system) {
    Path file = Path.of("src", "test", "java", "simulations", "flows", system + ".conf");
    ConfigObject slo =
        ConfigFactory.parseFile(file.toFile()).getObject("salvo.systems." + system + ".slo");
    Config global = slo.toConfig().getConfig("global");

    assertThat(slo).hasSizeGreaterThan(5);
    slo.forEach(
        (endpoint, objectives) -> {
          Config own = ((ConfigObject) objectives).toConfig();
          for (String percentile : new String[] {"p95", "p99"}) {
            assertThat(global.getDuration(percentile))
                .as(endpoint)
                .isGreaterThanOrEqualTo(own.getDuration(percentile));
          }
        });
    assertThat(global.getDuration("mean")).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
  }
}
