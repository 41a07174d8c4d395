package salvo.config.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceKeysTest {

  private final List<Key> keys = ReferenceKeys.all();

  @Test
  void shouldTellDefaultMeaningAndNamesOfAKey() {
    Key users = key("salvo.workload.users");

    assertThat(users.byDefault()).contains("null");
    assertThat(users.meaning()).startsWith("Users at work, 1 to 1000000; null: the profile's.");
    assertThat(users.shortName()).contains("users");
    assertThat(users.variable()).isEqualTo("SALVO_WORKLOAD_USERS");
  }

  @Test
  void shouldTakeAnEntryOfAFreeMapForOneKey() {
    assertThat(key("salvo.workload.profiles.smoke").byDefault().orElseThrow())
        .contains("\"users\":5", "\"duration\":\"30 s\"");
    assertThat(keys).extracting(Key::name).doesNotContain("salvo.workload.profiles.smoke.users");
  }

  @Test
  void shouldKeepTheOrderOfTheFileAndTellSectionsFromKeys() {
    assertThat(keys)
        .extracting(Key::name)
        .containsSubsequence(
            "salvo", "salvo.system", "salvo.baseUrl", "salvo.workload", "salvo.workload.profile");
    assertThat(key("salvo.workload").byDefault()).isEmpty();
    assertThat(key("salvo.systems").byDefault()).contains("{}");
    assertThat(key("salvo.systems").meaning()).contains("pathPrefix");
  }

  private Key key(String name) {
    return keys.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
