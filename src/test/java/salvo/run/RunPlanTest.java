package salvo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.workload.OfferedLoad;
import salvo.workload.Profiles;

class RunPlanTest {

  @ParameterizedTest
  @ValueSource(strings = {"</script>", "<!--", "back\\", "\u001b[31m", "a\u2028b"})
  void shouldRefuseTheNameOfARequestThatGatlingsPageWouldObey(String name) {
    assertThatThrownBy(() -> plan(Set.of("ask", name)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("1 problem")
        .hasMessageContaining("the name of a request = \"")
        .hasMessageContaining("fix:  give the request another name");
  }

  @Test
  void shouldTakeNamesWithQuotesAndBrackets() {
    assertThat(plan(Set.of("GET /a/<id> 'x' \"y\" & z")).system()).isEqualTo("other");
  }

  private static RunPlan plan(Set<String> names) {
    Settings settings = Given.nothing().read();
    OfferedLoad offered = OfferedLoad.of(Profiles.resolve(settings.workload()));
    return RunPlan.of("other", settings, offered, List.of("client"), names, Map.of());
  }
}
