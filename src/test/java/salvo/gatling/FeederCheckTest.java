package salvo.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeederCheckTest {

  @TempDir Path folder;

  @Test
  void shouldTellRecordsAndColumnsWhenTheFileIsInOrder() throws IOException {
    FeederCheck.Found csv =
        look("a.csv", "\ufeffemail,city\nann@a,\"Bad Aussee, A\"\nbob@b,Graz\n");
    FeederCheck.Found json =
        look("a.json", "[{\"title\": \"x\", \"deep\": {\"y\": [1]}}, {\"z\": 1}]");

    assertThat(csv.problem()).isEmpty();
    assertThat(csv.notes()).isEmpty();
    assertThat(csv.records()).isEqualTo(2);
    assertThat(csv.columns()).containsExactly("email", "city");
    assertThat(json.records()).isEqualTo(2);
    assertThat(json.columns()).containsExactly("title", "deep", "z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.csv | '' | is empty; it needs at least one record",
        "a.csv | email | has no records; it needs at least one",
        "a.csv | email,,city\\n1,2,3 | has no name for column 2",
        "a.json | {} | is not an array of objects",
        "a.json | [1] | is not an array of objects",
        "a.json | [{\"a\": } ] | is not JSON",
        "a.json | [] | has no records"
      })
  void shouldSayWhatIsWrongWhenTheFileIsOfNoUse(String name, String text, String rule)
      throws IOException {
    FeederCheck.Found found = look(name, text.replace("\\n", "\n"));

    assertThat(found.problem())
        .get()
        .asString()
        .startsWith("The feeder " + folder.resolve(name) + " " + rule)
        .endsWith(".");
  }

  @Test
  void shouldNameTheEncodingWhenItIsNotUtf8() throws IOException {
    assertThat(look("a.csv", "city\nKöln\n", StandardCharsets.ISO_8859_1).problem())
        .get()
        .asString()
        .endsWith("is not UTF-8; save it as UTF-8.");
  }

  @Test
  void shouldNameTheColumnWhenAnEndpointNeedsIt() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "word\nx\n");

    assertThat(FeederCheck.of(file, Set.of("word", "id")).problem())
        .get()
        .asString()
        .contains("has no column id, which its endpoint takes by #{...}; it has word");
    assertThat(FeederCheck.of(file.resolveSibling("no.csv"), Set.of()).problem())
        .get()
        .asString()
        .contains("is missing");
  }

  @Test
  void shouldNoteRepeatedRecordsWhenTheyAreForSignUps() throws IOException {
    String twice = "name,value\nann,1\nann,1\nbob,2\n";

    assertThat(look("a.csv", twice.replace("name", "user_name")).notes())
        .singleElement()
        .asString()
        .startsWith("1 of its records occur more than once");
    assertThat(look("a.csv", twice.replace("name", "city")).notes()).isEmpty();
  }

  @Test
  void shouldNoteTheFirstRecordWhenValuesAreMissing() throws IOException {
    assertThat(look("a.csv", "a,b\n1,2\n3\n4,5,6\n").notes())
        .singleElement()
        .asString()
        .startsWith("2 of its records do not have as many values")
        .contains("the first is record 2");
  }

  private FeederCheck.Found look(String name, String text) throws IOException {
    return look(name, text, StandardCharsets.UTF_8);
  }

  private FeederCheck.Found look(String name, String text, Charset charset) throws IOException {
    return FeederCheck.of(Files.writeString(folder.resolve(name), text, charset), Set.of());
  }
}
