package salvo.e2e;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server of the JDK that speaks TLS, with a certificate that keytool has made and nobody signed.
 */
public final class TlsTarget implements AutoCloseable {

  public static final String PASSWORD = "certificate";

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private TlsTarget(HttpsServer server) {
    this.server = server;
  }

  /** A file with a new certificate, which nobody signed, and its key. */
  public static Path certificate(Path folder, String host, String... more) {
    Path file = folder.resolve("certificate-" + System.nanoTime() + ".p12");
    keytool(
        file,
        Stream.concat(
                Stream.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host),
                Stream.concat(Stream.of("-ext", "SAN=DNS:" + host), Stream.of(more)))
            .toArray(String[]::new));
    return file;
  }

  /** A file with a new certificate that an authority signed ten days ago, for a week. */
  static Path expired(Path folder, String host, Path authority) {
    Path file = certificate(folder, host);
    String request = folder.resolve("request").toString();
    String signed = folder.resolve("signed").toString();
    String signer = folder.resolve("signer").toString();
    keytool(file, "-certreq", "-file", request);
    keytool(
        authority,
        "-gencert",
        "-infile",
        request,
        "-outfile",
        signed,
        "-ext",
        "SAN=DNS:" + host,
        "-startdate",
        "-10d",
        "-validity",
        "7");
    keytool(authority, "-exportcert", "-file", signer);
    keytool(file, "-importcert", "-noprompt", "-file", signer, "-alias", "authority");
    keytool(file, "-importcert", "-noprompt", "-file", signed);
    return file;
  }

  private static void keytool(Path store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    if (!command.contains("-alias")) {
      command.addAll(List.of("-alias", "target"));
    }
    try {
      int status =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("Status " + status + " of " + command);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static TlsTarget start(Path certificate) {
    try {
      KeyStore store = KeyStore.getInstance(certificate.toFile(), PASSWORD.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      TlsTarget target = new TlsTarget(server);
      server.setExecutor(target.threads);
      server.start();
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  URI uri() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
