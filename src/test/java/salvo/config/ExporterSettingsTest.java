package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.source.SettingsProblem;

class ExporterSettingsTest {

  @Test
  void shouldReadExportersAndTheTargetsProcess() {
    Settings.Monitor monitor =
        Given.application(
                """
                salvo.monitor {
                  targetPid = 4711
                  exporters = [{
                    name = gpu-host
                    url = "http://10.0.0.5:9400/metrics"
                    series = ["DCGM_FI_DEV_GPU_UTIL{gpu=\\"0\\"}", "rate(net_bytes_total)", node_load1]
                  }]
                }
                """)
            .read()
            .monitor();

    assertThat(monitor.targetPid()).hasValue(4711);
    assertThat(monitor.exporters())
        .containsExactly(
            new Settings.Exporter(
                "gpu-host",
                URI.create("http://10.0.0.5:9400/metrics"),
                List.of("DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"}", "rate(net_bytes_total)", "node_load1")));
  }

  @Test
  void shouldNameEveryProblemOfAnExporter() {
    assertThat(
            Given.application("salvo.monitor.exporters = [{ name = \": x\", url = \"ftp://x\" }]")
                .problems())
        .extracting(SettingsProblem::key)
        .containsExactly(
            "salvo.monitor.exporters[0].name",
            "salvo.monitor.exporters[0].url",
            "salvo.monitor.exporters[0].series");
  }

  @Test
  void shouldRefuseTwoExportersOfOneName() {
    String one = "{ name = node, url = \"http://a:9100\", series = [up] }";

    assertThat(Given.application("salvo.monitor.exporters = [" + one + "," + one + "]").problems())
        .extracting(SettingsProblem::key, SettingsProblem::rule)
        .containsExactly(
            tuple("salvo.monitor.exporters", "a list of objects with different names"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "1up", "rate(up", "sum(up)", "up}"})
  void shouldRefuseWhatIsNoSeries(String series) {
    assertThat(
            Given.application(
                    "salvo.monitor.exporters = [{ name = n, url = \"http://a\", series = [\""
                        + series
                        + "\"] }]")
                .problems())
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.monitor.exporters[0].series");
  }
}
