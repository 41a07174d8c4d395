package simulations.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import salvo.text.WholeFile;

/** Keeps credentials from one run to the next in a file that only its owner may read. */
record CredentialsFile(Path path) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /**
   * What was kept; empty when there is no file.
   *
   * @throws IOException with a sentence, when others may read the file or it holds something else
   */
  Optional<Credentials> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (hasPermissions() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
      throw new IOException(path + " may be read by others; make it its owner's only (chmod 600)");
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(path), Credentials.class));
    } catch (JsonProcessingException e) {
      throw new IOException(path + " holds no credentials of Salvo's; name another file");
    }
  }

  /** Writes them in place of what was there; nobody else can read them at any time. */
  void write(Credentials credentials) throws IOException {
    WholeFile.write(path, JSON.writeValueAsString(credentials), ownerOnly());
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  private FileAttribute<?>[] ownerOnly() {
    return hasPermissions()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  /** Elsewhere than on POSIX systems the folder's access rules apply. */
  private boolean hasPermissions() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
