package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.run.StartException;

/** What is run as PostgreSQL can have been put there by nobody else. */
class PostgresBinariesTest {

  @TempDir private Path temporary;
  private Path own;
  private Path cache;

  @BeforeEach
  void makeFolders() throws IOException {
    own = Files.createDirectory(temporary.resolve("run"));
    cache = Files.createDirectory(temporary.resolve("cache"));
  }

  @Test
  void shouldMakeAFolderThatOnlyItsOwnerCanEnter() throws IOException {
    Path unpacked = folder();

    assertThat(unpacked).isEqualTo(cache.resolve("salvo/postgres/unpacked")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked.getParent())))
        .isEqualTo("rwx------");
    assertThat(folder()).isEqualTo(unpacked);
  }

  @Test
  void shouldTakeTheRunsOwnFolderWhenThereIsNoCache() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThat(PostgresBinaries.folder(own, Map.of("XDG_CACHE_HOME", file.toString())))
        .isEqualTo(own.resolve("binaries/unpacked"));
  }

  @Test
  void shouldRefuseAFolderThatIsOpenToOthers() throws IOException {
    open(folder().getParent(), "rwxr-xr-x");

    assertThatThrownBy(this::folder)
        .isInstanceOf(StartException.class)
        .hasMessage(
            "PostgreSQL's programs are not run from "
                + cache.resolve("salvo/postgres")
                + ", which is open to others. Remove it, or point XDG_CACHE_HOME to a folder of"
                + " your own");
  }

  @Test
  void shouldRefuseAFolderThatOthersCanPutAnotherInPlaceOf() throws IOException {
    folder();
    open(cache, "rwxrwxrwx");

    assertThatThrownBy(this::folder).hasMessageContaining("from " + cache.toRealPath() + ",");
  }

  @Test
  void shouldRefuseALinkToElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    open(elsewhere, "rwx------");
    Files.createDirectory(cache.resolve("salvo"));
    Files.createSymbolicLink(cache.resolve("salvo/postgres"), elsewhere);

    assertThatThrownBy(this::folder).hasMessageContaining("which is a link");
  }

  /** Run by root, the test makes another the owner; by anybody else, root's is the other's. */
  @Test
  void shouldRefuseWhatAnotherUserHasMade() throws IOException {
    Path planted = Files.createFile(folder().resolveSibling("initdb"));
    Path ofAnother = Path.of("/etc");
    if (Files.getOwner(planted).equals(Files.getOwner(ofAnother))) {
      Files.setOwner(planted, userNamed("nobody"));
      assertThatThrownBy(this::folder)
          .hasMessageContaining("from " + planted + ", which is another's");
    } else {
      Path folder = planted.getParent();
      assertThatThrownBy(() -> PostgresBinaries.checked(folder, ofAnother))
          .hasMessageContaining("from " + folder + ", which is another's");
    }
  }

  private UserPrincipal userNamed(String name) throws IOException {
    return own.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
  }

  private Path folder() throws IOException {
    return PostgresBinaries.folder(own, Map.of("XDG_CACHE_HOME", cache.toString()));
  }

  private static void open(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }
}
