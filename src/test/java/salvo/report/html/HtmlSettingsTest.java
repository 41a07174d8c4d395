package salvo.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import salvo.config.source.Defaults;
import salvo.report.html.HtmlSettings.Setting;

class HtmlSettingsTest {

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "http", Map.of("requestTimeout", "60 s", "retries", 0),
          "workload", Map.of("profiles", Map.of("smoke", Map.of("users", 5))));

  @Test
  void shouldListOnlyWhatDiffersWhenThereAreDefaults() {
    HtmlSettings settings =
        HtmlSettings.of(
            Map.of(
                "http",
                Map.of("requestTimeout", "60 s", "retries", 3),
                "baseUrl",
                "https://shop.test"),
            DEFAULTS,
            "shop",
            "smoke");

    assertThat(settings.changed())
        .containsExactly(
            new Setting("baseUrl", "https://shop.test"), new Setting("http.retries", "3"));
    assertThat(settings.all()).isEqualTo(3);
  }

  @Test
  void shouldTellOfNoOtherSystemAndNoOtherProfileWhenTheyAreSet() {
    HtmlSettings settings =
        HtmlSettings.of(
            Map.of(
                "systems", Map.of("shop", Map.of("weight", 2), "voice", Map.of("weight", 9)),
                "workload",
                    Map.of(
                        "profiles",
                        Map.of("mine", Map.of("users", 20), "other", Map.of("users", 1)))),
            DEFAULTS,
            "shop",
            "mine");

    assertThat(settings.changed())
        .containsExactly(new Setting("workload.profiles.mine.users", "20"));
    assertThat(settings.ofSystem()).containsExactly(new Setting("systems.shop.weight", "2"));
  }

  @Test
  void shouldHaveNothingToTellWhenAllIsAsItComes() {
    Map<String, Object> defaults = Defaults.load(HtmlSettingsTest.class.getClassLoader());

    HtmlSettings settings = HtmlSettings.of(defaults, defaults, "content", "smoke");

    assertThat(settings.changed()).isEmpty();
    assertThat(settings.all()).isGreaterThan(100);
  }

  @Test
  void shouldListTheSettingsByTheirWholeKeysWhenTheyAreNested() {
    assertThat(HtmlSettings.flat(Map.of("http", Map.of("retries", 3, "hosts", List.of("a")))))
        .containsExactly(new Setting("http.hosts", "[a]"), new Setting("http.retries", "3"));
  }
}
