package salvo.injectors.meeting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import salvo.text.WholeFile;

/** Where injector 0 is found by the others. */
public sealed interface Meeting {

  /** Where injector 0 listens; 0 is any free port. */
  int port();

  /**
   * Where it may be found now, the likeliest first.
   *
   * @throws IOException when that cannot be told yet, with the reason
   */
  List<InetSocketAddress> candidates(String run) throws IOException;

  /** Tells the others, where they have no other way to know, that injector 0 listens. */
  default void announce(String run, InetSocketAddress listening) throws IOException {}

  /** Takes back what was announced. */
  default void withdraw(String run) throws IOException {}

  /**
   * At one of these hosts. Injector 0 listens on the first one's port.
   *
   * @param hosts one is enough, that of injector 0
   */
  record Hosts(List<HostPort> hosts) implements Meeting {

    public Hosts {
      hosts = List.copyOf(hosts);
      if (hosts.isEmpty() || hosts.stream().anyMatch(it -> it.port() == 0)) {
        throw new IllegalArgumentException(
            "hosts = " + hosts + ": there must be at least one, each with a port of its own");
      }
    }

    @Override
    public int port() {
      return hosts.get(0).port();
    }

    @Override
    public List<InetSocketAddress> candidates(String run) throws IOException {
      List<InetSocketAddress> found = new ArrayList<>();
      IOException unknown = null;
      for (HostPort host : hosts) {
        try {
          found.addAll(resolve(host.host(), host.port()));
        } catch (IOException e) {
          unknown = e;
        }
      }
      if (found.isEmpty() && unknown != null) {
        throw unknown;
      }
      return found;
    }
  }

  /** At one of the addresses of a name, such as a headless service's, which has all of them. */
  record Dns(String name, int port) implements Meeting {

    public Dns {
      if (name.isBlank() || port <= 0) {
        throw new IllegalArgumentException(
            "\"" + name + ":" + port + "\" names no service: it must be name:port");
      }
    }

    @Override
    public List<InetSocketAddress> candidates(String run) throws IOException {
      return resolve(name, port);
    }
  }

  /** At the address that injector 0 writes into a file of a folder that all of them see. */
  record Folder(Path folder) implements Meeting {

    private static final int FIELDS = 3;

    @Override
    public int port() {
      return 0;
    }

    @Override
    public void announce(String run, InetSocketAddress listening) throws IOException {
      InetAddress here = listening.getAddress();
      InetAddress reached = here.isAnyLocalAddress() ? InetAddress.getLocalHost() : here;
      String line =
          OwnName.get() + " " + reached.getHostAddress() + " " + listening.getPort() + "\n";
      WholeFile.write(file(run), line);
    }

    @Override
    public List<InetSocketAddress> candidates(String run) throws IOException {
      String[] told = read(run).split("\\s+");
      if (told.length < FIELDS) {
        throw new IOException(file(run) + " holds no address");
      }
      InetAddress address = InetAddress.getByName(told[1]);
      if (address.isLoopbackAddress() && !told[0].equals(OwnName.get())) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "injector 0 listens on %s of %s only, which %s cannot reach: bind it to an address"
                    + " that the others can reach",
                told[1],
                told[0],
                OwnName.get()));
      }
      return List.of(new InetSocketAddress(address, Integer.parseInt(told[2])));
    }

    @Override
    public void withdraw(String run) throws IOException {
      Files.deleteIfExists(file(run));
    }

    private String read(String run) throws IOException {
      try {
        return Files.readString(file(run)).strip();
      } catch (NoSuchFileException e) {
        throw new IOException("injector 0 has not yet written " + file(run), e);
      }
    }

    private Path file(String run) {
      return folder.resolve(run + ".meet");
    }
  }

  private static List<InetSocketAddress> resolve(String name, int port) throws IOException {
    return Stream.of(InetAddress.getAllByName(name))
        .map(it -> new InetSocketAddress(it, port))
        .toList();
  }
}
