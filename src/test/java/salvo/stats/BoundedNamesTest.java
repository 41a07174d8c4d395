package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.stats.request.Summary;

class BoundedNamesTest {

  private final StatsCollector collected =
      new StatsCollector(Set.of()).withNames(10, Set.of("judged"));

  @Test
  void shouldCountTogetherAndNameThePatternWhenNamesHoldData() {
    for (int i = 0; i < 50_000; i++) {
      request(List.of("users"), "GET /items/" + (100 + i), i % 2 == 0);
    }
    request(List.of("users"), "judged", true);

    RunStats stats = collected.snapshot();
    assertThat(stats.total().requests()).isEqualTo(50_001);
    assertThat(stats.endpoints())
        .hasSize(12)
        .extracting(Summary::name)
        .contains("GET /items/100", "GET /items/109", "judged", "other names");
    assertThat(of(stats, "other names").requests()).isEqualTo(49_990);
    assertThat(of(stats, "judged").requests()).isEqualTo(1);
    assertThat(stats.errors()).hasSizeLessThan(20);
    assertThat(collected.folded())
        .containsExactly(
            "49,990 times there were other names of requests than the first 11; they are counted"
                + " together, as \"other names\" (GET /items/100, GET /items/101, ...). Use a"
                + " constant name.");
  }

  @Test
  void shouldKeepTheUserTypeWhenGroupsHoldData() {
    for (int i = 0; i < 1_000; i++) {
      List<String> groups = List.of("users", "task " + i);
      request(groups, "get", true);
      collected.accept(new RunEvent.Group("s", groups, i, i + 5, 5, true));
    }

    RunStats stats = collected.snapshot();
    assertThat(stats.endpoints()).singleElement().returns(1_000L, Summary::requests);
    assertThat(stats.userTypes()).singleElement().returns(1_000L, Summary::requests);
    assertThat(stats.grouped()).hasSize(11);
    assertThat(stats.groups()).hasSize(11);
    assertThat(stats.groups().get(0).groups()).isEqualTo(List.of("users", "other groups"));
    assertThat(collected.folded()).singleElement().asString().contains("task 0", "task 1, ...");
  }

  @Test
  void shouldBoundTheSeriesWhenScenariosAreMany() {
    for (int i = 0; i < 500; i++) {
      collected.accept(new RunEvent.User("scenario " + i, true, i));
    }

    RunStats stats = collected.snapshot();
    assertThat(stats.usersByScenario()).hasSize(101).containsKey("other scenarios");
    assertThat(stats.timeSeries().get(0).activeUsers()).isEqualTo(500);
  }

  @Test
  void shouldBoundThePairsWhenFewNamesComeInFewGroupsEach() {
    for (int name = 0; name < 10; name++) {
      for (int group = 0; group < 10; group++) {
        request(List.of("users", "task " + group), "get " + name, true);
      }
    }

    RunStats stats = collected.snapshot();
    assertThat(stats.grouped()).hasSizeLessThanOrEqualTo(65);
    assertThat(stats.endpoints()).hasSize(10).allMatch(it -> it.requests() == 10);
  }

  @Test
  void shouldSayNothingWhenNamesAreConstant() {
    for (int i = 0; i < 1_000; i++) {
      request(List.of("users", "task"), "get " + i % 10, true);
    }

    assertThat(collected.folded()).isEmpty();
    assertThat(collected.snapshot().endpoints()).hasSize(10);
  }

  private void request(List<String> groups, String name, boolean ok) {
    collected.accept(
        new RunEvent.Request("s", groups, name, 1_000, 1_010, ok, 200, ok ? "" : "no"));
  }

  private static Summary of(RunStats stats, String name) {
    return stats.endpoints().stream().filter(it -> it.name().equals(name)).findAny().orElseThrow();
  }
}
