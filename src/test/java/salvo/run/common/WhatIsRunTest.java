package salvo.run.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.config.Given;
import salvo.injectors.Digests;
import salvo.injectors.settings.InjectorSettings;

/** What injectors compare before they load. */
class WhatIsRunTest {

  @TempDir private Path folder;

  @Test
  void shouldTellFilesApartThatOptionsName() throws IOException {
    Path chats = Files.writeString(folder.resolve("chats.json"), "[1]");
    String settings =
        "salvo.systems.content.options { adminEmail = \""
            + chats
            + "\", password = \"a\\u0000b\" }";
    SortedMap<String, String> before = digests(settings);
    Files.writeString(chats, "[2]");

    assertThat(before).containsKey("chats.json");
    assertThat(digests(settings)).isNotEqualTo(before);
  }

  @Test
  void shouldTellFilesApartThatHaveTheSameName() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one")).resolve("words.csv");
    Path other = Files.createDirectory(folder.resolve("other")).resolve("words.csv");
    Files.writeString(one, "word\na\n");
    Files.writeString(other, "word\nb\n");
    String settings =
        "salvo.systems.content.options { adminEmail = \""
            + one
            + "\", password = \""
            + other
            + "\" }";
    SortedMap<String, String> before = digests(settings);

    for (Path changed : new Path[] {one, other}) {
      String text = Files.readString(changed);
      Files.writeString(changed, "word\nc\n");
      assertThat(digests(settings).get("words.csv")).isNotEqualTo(before.get("words.csv"));
      Files.writeString(changed, text);
    }
    assertThat(digests(settings)).isEqualTo(before);
  }

  private static SortedMap<String, String> digests(String settings) {
    return WhatIsRun.addTo(
            Digests.of(InjectorSettings.alone("run")),
            Given.application(settings).read(),
            "content",
            Optional.empty())
        .byName();
  }
}
