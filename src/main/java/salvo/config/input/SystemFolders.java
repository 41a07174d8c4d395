package salvo.config.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The systems that a project describes without code: files {@code <system>.conf} in those folders
 * under {@code simulations} that hold no class.
 */
public final class SystemFolders {

  private static final String ROOT = "simulations";
  private static final String ENDING = ".conf";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");

  private final Set<Path> withCode = new HashSet<>();
  private final Map<Path, Path> files = new TreeMap<>();

  private SystemFolders() {}

  /** By the name of the system, of all folders on the class path; the first one wins. */
  public static Map<String, URL> onClassPath(ClassLoader loader) {
    try {
      SystemFolders folders = new SystemFolders();
      for (URL url : Collections.list(loader.getResources(ROOT))) {
        if (url.getProtocol().equals("file")) {
          folders.read(Path.of(url.toURI()));
        }
      }
      return folders.systems();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("Cannot list the folders " + ROOT + " of the class path", e);
    }
  }

  private void read(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(Files::isRegularFile).forEach(file -> note(root.relativize(file), file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for systems in " + root, e);
    }
  }

  private void note(Path name, Path file) {
    String last = name.getFileName().toString();
    Path folder = name.getParent();
    if (folder == null) {
      return;
    }
    if (last.endsWith(".class") || last.endsWith(".java")) {
      withCode.add(folder);
    } else if (last.endsWith(ENDING)) {
      files.putIfAbsent(name, file);
    }
  }

  private Map<String, URL> systems() {
    Map<String, URL> systems = new TreeMap<>();
    files.forEach(
        (name, file) -> {
          String last = name.getFileName().toString();
          String system = last.substring(0, last.length() - ENDING.length());
          if (!withCode.contains(name.getParent()) && NAME.matcher(system).matches()) {
            systems.putIfAbsent(system, url(file.toUri()));
          }
        });
    return systems;
  }

  private static URL url(URI file) {
    try {
      return file.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("No URL of a file: " + file, e);
    }
  }
}
