package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The feeders of the voice system as files. */
class VoiceFeedersTest {

  private static final Path VOICE = Path.of("feeders", "voice");

  /** Nobody can have these: no exchange begins with 0. */
  private static final String FICTITIOUS = "\\+15550\\d{6}";

  @Test
  void shouldCallNobodyWhenANumberIsDialled() throws IOException {
    List<String> lines = Files.readAllLines(VOICE.resolve("numbers.csv"));

    assertThat(lines).first().isEqualTo("number,ownNumber");
    assertThat(lines).doesNotHaveDuplicates().hasSize(41);
    assertThat(lines.stream().skip(1)).allMatch(it -> it.matches(FICTITIOUS + "," + FICTITIOUS));
  }

  @Test
  void shouldAnnounceItInOneSentenceOrTwoWhenACallIsTransferred() throws IOException {
    List<String> lines = Files.readAllLines(VOICE.resolve("transfers.csv"));

    assertThat(lines).first().isEqualTo("transferNumber,announcement");
    assertThat(lines.stream().skip(1))
        .hasSizeGreaterThanOrEqualTo(5)
        .doesNotHaveDuplicates()
        .allMatch(it -> it.matches(FICTITIOUS + ",\"[^\"]{20,200}\""));
  }

  @Test
  void shouldBeDescribedWhenItIsAFeeder() throws IOException {
    String readme = Files.readString(Path.of("feeders", "README.md"));
    try (Stream<Path> files = Files.list(VOICE)) {
      Set<String> names = Set.copyOf(files.map(file -> file.getFileName().toString()).toList());

      assertThat(names)
          .hasSize(3)
          .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }
  }
}
