package salvo.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DefaultHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * Jetty with the handlers that it brings: it serves the files of a folder to GET, refuses a body
 * over 1000 bytes with 413, and answers anything else with 404. Its request log says what it did.
 */
final class JettyTarget implements AutoCloseable {

  private static final int LONGEST_BODY = 1000;

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

  private JettyTarget(Path files) {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ResourceHandler resources = new ResourceHandler();
    resources.setBaseResource(ResourceFactory.of(server).newResource(files));
    SizeLimitHandler sizeLimit = new SizeLimitHandler(LONGEST_BODY, -1);
    sizeLimit.setHandler(new Handler.Sequence(resources, new DefaultHandler()));
    server.setHandler(sizeLimit);
    server.setRequestLog(new CustomRequestLog(log::add, "%m %U %s tenant=%{X-Tenant}i"));
  }

  /** Starts a server of the folder's files on a free port. */
  static JettyTarget start(Path files) {
    JettyTarget target = new JettyTarget(files);
    try {
      target.server.start();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty did not start", e);
    }
    return target;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** How often each line stands in the request log: method, path, status, the tenant's header. */
  Map<String, Long> logged() {
    return log.stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty did not stop", e);
    }
  }
}
