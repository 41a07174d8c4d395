package salvo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.config.source.SettingsException;

class ReportNamesTest {

  private static final Set<String> SENT = Set.of("create job", "login");

  private static Settings.Report report(String names) {
    return Given.application("salvo.report { " + names + " }").read().report();
  }

  @Test
  void shouldSuggestTheRequestWhenANameIsASlip() {
    Settings.Report report =
        report(
            "apdex.\"creat job\" = 1 s, tiers.endpoints.logn.p95 { warning = 1 s, critical = 2 s"
                + " }");

    assertThatThrownBy(() -> ReportNames.refuseSlips(report, SENT))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.report.apdex.\"creat job\"")
        .hasMessageContaining("did you mean \"create job\"?")
        .hasMessageContaining("salvo.report.tiers.endpoints.\"logn\"")
        .hasMessageContaining("did you mean \"login\"?");
  }

  @Test
  void shouldOnlyNameThoseThatMayBeOfAnotherSystem() {
    Settings.Report report =
        report("apdex { \"create job\" = 1 s, global = 2 s, \"synthesize speech\" = 1 s }");

    ReportNames.refuseSlips(report, SENT);

    assertThat(ReportNames.unknown(report, SENT).keySet())
        .containsExactly("salvo.report.apdex.\"synthesize speech\"");
  }
}
