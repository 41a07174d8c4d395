package salvo.injectors;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.Words;
import salvo.injectors.wire.Call;
import salvo.injectors.wire.Link;
import salvo.injectors.wire.OtherSecretException;
import salvo.injectors.wire.RunKey;
import salvo.injectors.wire.Sockets;

/** Looks for injector 0 where it may be, again and again until it is there. */
final class Search {

  private static final long PAUSE_MILLIS = 200;

  private final InjectorSettings settings;
  private final Sockets sockets;
  private final RunKey key;
  private final Function<Link, Link.Events> admitted;
  private final ScheduledExecutorService timer;
  private final long begin = System.nanoTime();
  private final CompletableFuture<Link> found = new CompletableFuture<>();
  private String tried = "";

  Search(
      InjectorSettings settings,
      Sockets sockets,
      Function<Link, Link.Events> admitted,
      ScheduledExecutorService timer) {
    this.settings = settings;
    this.sockets = sockets;
    this.key = RunKey.of(settings.run(), settings.secret());
    this.admitted = admitted;
    this.timer = timer;
  }

  /** The link to it. */
  Link link() throws DisagreementException, InterruptedException {
    timer.execute(this::round);
    try {
      return found.get();
    } catch (ExecutionException e) {
      throw new DisagreementException(e.getCause().getMessage());
    }
  }

  private void round() {
    try {
      Optional<Link> link = first();
      if (link.isPresent()) {
        found.complete(link.get());
      } else if (System.nanoTime() - begin > settings.timeout().toNanos()) {
        throw new DisagreementException(new Words(settings).nobodyThere(tried));
      } else {
        timer.schedule(this::round, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (DisagreementException | RuntimeException e) {
      found.completeExceptionally(e);
    }
  }

  private Optional<Link> first() throws DisagreementException {
    try {
      for (InetSocketAddress address : settings.meeting().candidates(settings.run())) {
        Optional<Link> link = at(address);
        if (link.isPresent()) {
          return link;
        }
      }
    } catch (IOException e) {
      tried = String.valueOf(e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Link> at(InetSocketAddress address) throws DisagreementException {
    String where = address.getAddress().getHostAddress() + ":" + address.getPort();
    try {
      return Optional.of(Call.to(address, sockets, key, admitted));
    } catch (OtherSecretException e) {
      throw new DisagreementException(new Words(settings).otherSecret(where));
    } catch (IOException e) {
      tried = where + ": " + e.getMessage();
      return Optional.empty();
    }
  }
}
