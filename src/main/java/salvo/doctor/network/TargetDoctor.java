package salvo.doctor.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import salvo.config.Settings;
import salvo.doctor.finding.Finding;
import salvo.doctor.finding.SequentialFigures;
import salvo.doctor.finding.TargetFindings;
import salvo.text.Quantity;

/** Looks at a target, as far as one thing lets the next one be looked at. */
public final class TargetDoctor {

  private static final String SEQUENCE = "one after another";

  private final URI url;
  private final TargetAddress target;
  private final Settings.Http settings;
  private final Map<String, String> headers;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param url of http or https
   */
  public TargetDoctor(URI url, Settings.Http settings) {
    this.url = url;
    this.target = TargetAddress.of(url);
    this.settings = settings;
    this.headers = new TreeMap<>(settings.headers());
    // Only a user of a load has what stands for such a value.
    headers.values().removeIf(it -> it.contains("#{"));
  }

  /**
   * Looks at it.
   *
   * @param requests how many to send one after another, once one was answered
   */
  public TargetFindings look(int requests) {
    Optional<SequentialFigures> figures = lookOn(requests);
    return new TargetFindings(url, List.copyOf(findings), figures);
  }

  private Optional<SequentialFigures> lookOn(int requests) {
    NameCheck.Result name = NameCheck.look(target);
    findings.add(name.finding());
    if (name.addresses().isEmpty()) {
      return Optional.empty();
    }
    ConnectionCheck.Result connection = ConnectionCheck.look(target, name.addresses());
    findings.addAll(connection.findings());
    return connection.address().flatMap(it -> secured(it, requests));
  }

  private Optional<SequentialFigures> secured(InetAddress address, int requests) {
    if (!target.secured()) {
      return asked(() -> Wire.open(target, address, Optional.empty()), false, requests);
    }
    TlsCheck.Result tls =
        new TlsCheck(target, address, settings.tls(), InstantSource.system()).look();
    findings.addAll(tls.findings());
    return tls.security().isEmpty()
        ? Optional.empty()
        : asked(() -> Wire.open(target, address, tls.security()), tls.http2(), requests);
  }

  private Optional<SequentialFigures> asked(
      HttpCheck.Opening opening, boolean http2, int requests) {
    HttpCheck.Result found = new HttpCheck(target, headers, http2).look(opening);
    findings.addAll(found.findings());
    if (requests == 0 || found.status().isEmpty()) {
      return Optional.empty();
    }
    try {
      SequentialFigures figures =
          new SequentialRequests(opening, headers, found.status().getAsInt()).send(requests);
      findings.add(finding(figures));
      return Optional.of(figures);
    } catch (IOException e) {
      findings.add(
          Finding.problem(SEQUENCE, "stopped: " + e.getMessage(), "Look into the target's log."));
      return Optional.empty();
    }
  }

  private static Finding finding(SequentialFigures figures) {
    String text =
        Quantity.count(figures.sent())
            + (figures.sent() == 1 ? " request" : " requests")
            + (figures.medianMillis().isPresent()
                ? ": median "
                    + Quantity.millis(figures.medianMillis().getAsDouble())
                    + ", slowest "
                    + Quantity.millis(figures.slowestMillis().getAsDouble())
                : "");
    if (figures.failed() == 0) {
      return Finding.ok(SEQUENCE, text + ", none failed");
    }
    String causes =
        figures.failures().entrySet().stream()
            .map(it -> it.getValue() + " times " + it.getKey())
            .collect(Collectors.joining(", "));
    return Finding.problem(
        SEQUENCE,
        text
            + ", "
            + figures.failed()
            + " failed ("
            + causes
            + ")"
            + (figures.sent() < figures.asked() ? "; ended early" : ""),
        "Look into the target's log: it fails even with one request at a time.");
  }
}
