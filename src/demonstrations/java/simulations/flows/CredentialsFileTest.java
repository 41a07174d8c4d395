package simulations.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {

  private static final String HOST = "http://localhost:7860";
  private static final Credentials PAIR =
      new Credentials(HOST, "sk-secret", "key-1", "flow-1", "Basic Prompting");

  @TempDir private Path folder;

  @Test
  void shouldGiveBackWhatWasKeptWhenItIsRead() throws IOException {
    CredentialsFile file = new CredentialsFile(folder.resolve("new/credentials.json"));

    file.write(PAIR);

    assertThat(file.read()).contains(PAIR);
    assertThat(Files.list(file.path().getParent())).hasSize(1);
  }

  @Test
  void shouldBeReadableByItsOwnerAloneWhenItIsWritten() throws IOException {
    Path path = folder.resolve("credentials.json");
    Files.writeString(path, "old");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));

    new CredentialsFile(path).write(PAIR);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldRefuseWhenOthersMayRead() throws IOException {
    CredentialsFile file = new CredentialsFile(folder.resolve("credentials.json"));
    file.write(PAIR);
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

    assertThatIOException().isThrownBy(() -> file.read()).withMessageContaining("chmod 600");
  }

  @Test
  void shouldRefuseWhenItHoldsSomethingElse() throws IOException {
    CredentialsFile file = new CredentialsFile(folder.resolve("credentials.json"));
    file.write(PAIR);
    Files.writeString(file.path(), "[1]");

    assertThatIOException().isThrownBy(() -> file.read()).withMessageContaining("holds no");
  }

  @Test
  void shouldHoldNothingWhenThereIsNoFile() throws IOException {
    CredentialsFile file = new CredentialsFile(folder.resolve("missing.json"));

    assertThat(file.read()).isEmpty();
    file.delete();
  }

  @Test
  void shouldNotGiveTheKeyAwayWhenItIsPrinted() {
    assertThat(PAIR).hasToString("the API key key-1 and the flow flow-1");
    assertThat(new Credentials(HOST, "sk-secret", "key-1", "", ""))
        .hasToString("the API key key-1");
  }
}
