package salvo.monitor.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;
import salvo.monitor.source.ProcFile;

/**
 * Who listens on a port of this machine. It looks through the open files of all processes, so it is
 * not for every sample; processes of other users stay unseen. OSHI's connections name one process
 * per socket, and of a server whose workers share one that is a part of it: so where the kernel of
 * Linux tells, all that hold the socket are found.
 */
public final class ListeningProcesses {

  private static final String LISTENING = "0A";
  private static final int HEXADECIMAL = 16;

  private final Path proc;
  private final Supplier<List<IPConnection>> connections;

  /**
   * Looks by the functions.
   *
   * @param proc the folder of Linux's kernel, which other systems have not
   * @param connections of all processes, by OSHI
   */
  public ListeningProcesses(Path proc, Supplier<List<IPConnection>> connections) {
    this.proc = proc;
    this.connections = connections;
  }

  /** Their numbers, in ascending order; none when nobody listens or nobody may be seen. */
  public List<Long> on(int port) {
    return new ProcFile(proc.resolve("net/tcp")).exists() ? byKernel(port) : byConnections(port);
  }

  private List<Long> byConnections(int port) {
    return connections.get().stream()
        .filter(it -> it.getState() == TcpState.LISTEN && it.getLocalPort() == port)
        .map(it -> (long) it.getowningProcessId())
        .filter(pid -> pid > 0)
        .distinct()
        .sorted()
        .toList();
  }

  private List<Long> byKernel(int port) {
    Set<String> sockets =
        Stream.of("net/tcp", "net/tcp6")
            .map(name -> new ProcFile(proc.resolve(name)))
            .filter(ProcFile::exists)
            .flatMap(table -> sockets(table, port))
            .collect(Collectors.toSet());
    return sockets.isEmpty() ? List.of() : holders(sockets);
  }

  /** As links of open files name them: {@code socket:[4711]}. */
  private static Stream<String> sockets(ProcFile table, int port) {
    return table
        .lines()
        .skip(1)
        .filter(row -> row.get(5).equals(LISTENING))
        .filter(row -> Integer.parseInt(row.get(2), HEXADECIMAL) == port)
        .map(row -> "socket:[" + row.get(13) + "]");
  }

  private List<Long> holders(Set<String> sockets) {
    List<Long> holders = new ArrayList<>();
    for (Path process : files(proc, "[0-9]*")) {
      boolean holds =
          files(process.resolve("fd"), "*").stream()
              .flatMap(file -> link(file).stream())
              .anyMatch(sockets::contains);
      if (holds) {
        holders.add(Long.valueOf(process.getFileName().toString()));
      }
    }
    return holders.stream().sorted().toList();
  }

  /** None in a folder that is not ours to see, or that has gone. */
  private static List<Path> files(Path folder, String pattern) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      List<Path> all = new ArrayList<>();
      files.forEach(all::add);
      return all;
    } catch (AccessDeniedException | NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a link leads; empty for one that has gone. */
  private static Optional<String> link(Path file) {
    try {
      return Optional.of(Files.readSymbolicLink(file).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
