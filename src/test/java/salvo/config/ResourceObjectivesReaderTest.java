package salvo.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import salvo.config.source.Bound;
import salvo.config.source.SettingsProblem;

class ResourceObjectivesReaderTest {

  @Test
  void shouldReadTheBoundsOfColumns() {
    Settings settings =
        Given.application(
                """
                salvo.slo.resources {
                  cpu_percent { p95 = 85, mean = 50 }
                  target_rss_bytes { growth = 10000000 }
                  "db: node_load1_value" { max = 4.5 }
                }
                """)
            .read();

    assertThat(settings.slo().resources())
        .containsOnly(
            entry("cpu_percent", bounds(50, 85)),
            entry(
                "target_rss_bytes",
                new Settings.Objectives(Map.of("growth", Bound.fixed(10_000_000)))),
            entry(
                "db: node_load1_value", new Settings.Objectives(Map.of("max", Bound.fixed(4.5)))));
    assertThat(settings.sloOf("content").resources()).hasSize(3);
  }

  @Test
  void shouldTakeABoundFromAProperty() {
    assertThat(
            Given.nothing()
                .property("salvo.slo.resources.cpu_percent.p95", "85")
                .property("salvo.slo.resources.cpu_percent.mean", "50")
                .read()
                .slo()
                .resources())
        .containsEntry("cpu_percent", bounds(50, 85));
  }

  @Test
  void shouldRefuseColumnsWithoutAUnitAndUnknownBounds() {
    assertThat(Given.application("salvo.slo.resources { cpu { p95 = 85 } }").problems())
        .extracting(SettingsProblem::key, SettingsProblem::rule)
        .containsExactly(
            tuple(
                "salvo.slo.resources",
                "columns of resources.csv, which end with their unit; \"cpu\" does not"));
    assertThat(
            Given.application("salvo.slo.resources { cpu_percent { errorRate = 85, max = -1 } }")
                .problems())
        .extracting(SettingsProblem::key)
        .containsExactly(
            "salvo.slo.resources.cpu_percent.max", "salvo.slo.resources.cpu_percent.errorRate");
  }

  private static Settings.Objectives bounds(double mean, double p95) {
    return new Settings.Objectives(Map.of("mean", Bound.fixed(mean), "p95", Bound.fixed(p95)));
  }
}
