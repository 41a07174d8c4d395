package salvo.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.FeederBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import salvo.gatling.engine.GatlingDsl;

class FeedersTest {

  @BeforeAll
  static void prepare() {
    GatlingDsl.allow();
  }

  @Test
  void shouldTakeAFileBesideTheClassOrOfTheProject() {
    assertThat(records("beside.csv")).isEqualTo(1);
    assertThat(records("salvo/formats.csv")).isGreaterThan(1);
  }

  private static int records(String path) {
    return ((FeederBuilder.FileBased<?>) Feeders.of(FeedersTest.class, path)).recordsCount();
  }
}
