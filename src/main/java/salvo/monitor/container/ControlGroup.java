package salvo.monitor.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A control group of Linux that this process is in, and the groups around it, innermost first. Each
 * of them may have a limit, and the smallest counts.
 */
final class ControlGroup {

  private static final Path SELF = Path.of("proc/self/cgroup");
  private static final Path MOUNTS = Path.of("sys/fs/cgroup");

  private final List<Path> levels;

  private ControlGroup(List<Path> levels) {
    this.levels = List.copyOf(levels);
  }

  /**
   * The group that the kernel's controller of that name has this process in, of version 1.
   *
   * @param root of the file system
   */
  static ControlGroup ofController(Path root, String controller) {
    return membership(root)
        .filter(it -> List.of(it.controllers().split(",")).contains(controller))
        .findFirst()
        .map(
            it -> {
              Path mounts = root.resolve(MOUNTS);
              Path joint = mounts.resolve(it.controllers());
              Path mount = Files.isDirectory(joint) ? joint : mounts.resolve(controller);
              return new ControlGroup(levels(mount, it.path()));
            })
        .orElse(new ControlGroup(List.of()));
  }

  /** The one group that version 2 has for all controllers. */
  static ControlGroup unified(Path root) {
    return membership(root)
        .filter(it -> it.controllers().isEmpty())
        .findFirst()
        .map(it -> new ControlGroup(levels(root.resolve(MOUNTS), it.path())))
        .orElse(new ControlGroup(List.of()));
  }

  /** The groups that have the file, innermost first. */
  List<Path> having(String file) {
    return levels.stream().filter(it -> Files.isReadable(it.resolve(file))).toList();
  }

  /** The words of a file of one group. */
  static List<String> words(Path group, String file) {
    return text(group.resolve(file)).lines().flatMap(it -> Stream.of(it.split("\\s+"))).toList();
  }

  /** The number that follows a word in a file of a group; empty where it has none. */
  static OptionalDouble named(Path group, String file, String word) {
    List<String> words = words(group, file);
    int at = words.indexOf(word);
    return at < 0 || at + 1 == words.size()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(words.get(at + 1)));
  }

  private record Membership(String controllers, String path) {}

  /** Lines such as {@code 4:cpu,cpuacct:/docker/1f}, and {@code 0::/} for version 2. */
  private static Stream<Membership> membership(Path root) {
    Path self = root.resolve(SELF);
    return Files.isReadable(self)
        ? text(self)
            .lines()
            .map(line -> line.split(":", 3))
            .filter(parts -> parts.length == 3)
            .map(parts -> new Membership(parts[1], parts[2]))
        : Stream.empty();
  }

  /**
   * Where a container sees but its own groups, the path leads nowhere below the mount, whose own
   * files are the container's.
   */
  private static List<Path> levels(Path mount, String path) {
    List<Path> levels = new ArrayList<>();
    Path group = mount.resolve(path.replaceFirst("^/+", "")).normalize();
    for (Path level = group;
        level != null && level.startsWith(mount) && !level.equals(mount);
        level = level.getParent()) {
      levels.add(level);
    }
    levels.add(mount);
    return levels.stream().filter(Files::isDirectory).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A limit and the group that has it. */
  record Limit(Path group, double value) {

    static Optional<Limit> smallest(Stream<Limit> limits) {
      return limits
          .filter(it -> Double.isFinite(it.value()) && it.value() > 0)
          .reduce((a, b) -> b.value() < a.value() ? b : a);
    }
  }
}
