package salvo.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedSettingsTest {

  @Test
  void shouldTakeLoadObjectivesAndTarget() {
    assertThat(AskedSettings.options(Map.of("users", 5)))
        .containsExactly("-Dsalvo.workload.users=5");
    assertThat(AskedSettings.options(Map.of("baseUrl", "http://127.0.0.1:80")))
        .containsExactly("-Dsalvo.baseUrl=http://127.0.0.1:80");
    assertThat(AskedSettings.options(Map.of("salvo.slo.global.p95", "800 ms")))
        .containsExactly("-Dsalvo.slo.global.p95=800 ms");
    assertThat(AskedSettings.options(Map.of("salvo.systems.shop.slo.check out.p95", "1 s")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system",
        "salvo.config",
        "salvo.http.hosts",
        "salvo.http.headers.Authorization",
        "salvo.budget.requests",
        "salvo.errorSamples.targetLog",
        "salvo.monitor.exporters",
        "salvo.report.directory",
        "salvo.injector.meet",
        "salvo.target.start",
        "salvo.systems.shop.options.apiKey",
        "salvo.systems.shop.baseUrl",
        "java.class.path",
        "users -XX:OnError=rm",
        "agentlib"
      })
  void shouldRefuseWhatReachesFilesSecretsOrOtherMachines(String key) {
    assertThatThrownBy(() -> AskedSettings.options(Map.of(key, "x")))
        .hasMessageContaining("settings." + key)
        .hasMessageContaining("application.conf");
  }

  @Test
  void shouldRefuseAValueThatIsNoLine() {
    assertThatThrownBy(() -> AskedSettings.options(Map.of("users", "5\n6")))
        .hasMessageContaining("one short line");
    assertThatThrownBy(() -> AskedSettings.options(Map.of("users", "5".repeat(501))))
        .hasMessageContaining("one short line");
  }
}
