package salvo.cli.ui;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import salvo.text.WholeFile;

/**
 * Opens an address in the browser of a desktop. It goes there by a page that only this user can
 * read: everybody on the machine sees the arguments of a process, and the address holds a secret.
 */
final class Browser {

  private static final List<String> COMMANDS = List.of("xdg-open", "open");
  private static final String PAGE =
      "<!DOCTYPE html><meta charset=\"utf-8\"><title>Salvo</title>"
          + "<meta http-equiv=\"refresh\" content=\"0; url=@address@\">"
          + "<a href=\"@address@\">The control room of Salvo</a>\n";

  private Browser() {}

  /**
   * Opens it, if there is something that can.
   *
   * @param page the file of that page, made anew
   */
  static void open(URI address, Path page) throws IOException {
    WholeFile.write(page, PAGE.replace("@address@", address.toString()), ofThisUser());
    for (String command : COMMANDS) {
      if (starts(command, page)) {
        return;
      }
    }
    Files.delete(page);
  }

  private static FileAttribute<?>[] ofThisUser() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean starts(String command, Path page) {
    try {
      Process process =
          new ProcessBuilder(command, page.toAbsolutePath().toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return true;
    } catch (IOException absent) {
      return false;
    }
  }
}
