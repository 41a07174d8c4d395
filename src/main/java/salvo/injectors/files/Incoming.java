package salvo.injectors.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import salvo.injectors.message.Message;

/** The files of one injector, as they come. */
final class Incoming implements AutoCloseable {

  private final Path folder;
  private MessageDigest digest;
  private OutputStream out;
  private Path file;
  private long bytes;
  private int files;

  Incoming(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toAbsolutePath().normalize();
  }

  Path folder() {
    return folder;
  }

  void begin(Message.FileBegin begin) throws IOException {
    file = folder.resolve(begin.name()).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IOException("a file would lie outside of the folder: " + begin.name());
    }
    Files.createDirectories(file.getParent());
    out = Files.newOutputStream(file);
    digest = Hashes.sha256();
    bytes = 0;
  }

  void piece(byte[] piece) throws IOException {
    if (out == null) {
      throw new IOException("a piece belongs to no file");
    }
    out.write(piece);
    digest.update(piece);
    bytes += piece.length;
  }

  void end(Message.FileEnd end) throws IOException {
    close();
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (bytes != end.bytes() || !sha256.equals(end.sha256())) {
      throw new IOException(
          folder.relativize(file) + " came as " + bytes + " bytes that are not those sent");
    }
    files++;
  }

  void end(Message.FilesEnd end) throws IOException {
    if (files != end.files()) {
      throw new IOException(files + " of " + end.files() + " files came");
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }
}
