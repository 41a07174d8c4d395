package salvo.gatling.trial;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import salvo.config.Settings;
import salvo.config.steps.SystemTasks;
import salvo.event.RunEvent;
import salvo.run.sample.Exchange;
import salvo.run.sample.SampleText;
import salvo.text.ForeignText;
import salvo.text.MaskedText;
import salvo.text.Quantity;
import salvo.text.Secrets;

/** What is shown of a trial while it goes on, and what came of it. */
public final class Trial {

  private static final int FAILED = 2;

  private static volatile Optional<Trial> now = Optional.empty();

  private final PrintStream out;
  private final boolean curl;
  private final boolean readOnly;
  private final Path folder;
  private final TrialRecord record;
  private Map<String, Set<String>> places = Map.of();
  private Secrets secrets = Secrets.NONE;
  private SampleText texts;
  private List<String> task = List.of();
  private final Set<List<String>> tasks = new LinkedHashSet<>();
  private final Set<String> sent = new LinkedHashSet<>();
  private int requests;
  private int failed;
  private String problem = "";

  private Trial(
      PrintStream out, boolean curl, boolean readOnly, Optional<Path> record, Path folder) {
    this.out = out;
    this.curl = curl;
    this.readOnly = readOnly;
    this.record = new TrialRecord(record);
    this.folder = folder;
  }

  /**
   * Makes the run that is about to begin in this process a trial.
   *
   * @param curl whether each request is shown as a command
   * @param readOnly whether each task ends before its first step that may change something
   * @param record a file that gets the same as JSON
   * @param folder a temporary one, where Gatling writes
   */
  public static void begin(
      PrintStream out, boolean curl, boolean readOnly, Optional<Path> record, Path folder) {
    now = Optional.of(new Trial(out, curl, readOnly, record, folder));
  }

  /** Whether this process makes a trial that changes nothing. */
  public static boolean isReadOnly() {
    return now.filter(it -> it.readOnly).isPresent();
  }

  /** Removes what Gatling has written. */
  public void forget() {
    TrialFolder.remove(folder);
  }

  /** The trial of this process, if it is one. */
  public static Optional<Trial> now() {
    return now;
  }

  public static boolean isOn() {
    return now.isPresent();
  }

  /** To be called before the first request. */
  public synchronized void of(Settings settings, String system) {
    secrets = settings.confidential().secrets();
    texts = new SampleText(secrets);
    places =
        settings.systemNamed(system).described().sent().stream()
            .collect(
                Collectors.groupingBy(
                    SystemTasks.Sent::name,
                    Collectors.mapping(
                        SystemTasks.Sent::place, Collectors.toCollection(LinkedHashSet::new))));
  }

  /** Shows a request that has ended. */
  public synchronized void ended(RunEvent.Request request, Supplier<Optional<Exchange>> exchange) {
    List<String> own = request.groups().subList(0, Math.min(2, request.groups().size()));
    if (!own.equals(task)) {
      task = List.copyOf(own);
      tasks.add(task);
      out.println(String.join(", ", task));
    }
    requests += request.isBeside() ? 0 : 1;
    failed += request.ok() ? 0 : 1;
    sent.add(request.name());
    out.println(
        "  "
            + (request.ok() ? "ok       " : "problem  ")
            + request.name()
            + "  "
            + answer(request)
            + request.responseTimeMillis()
            + " ms");
    Optional<Exchange> shown = exchange.get();
    ExchangeText text = new ExchangeText(texts);
    shown.map(it -> curl ? text.curl(it) : text.lines(it)).orElse(List.of()).forEach(this::line);
    Set<String> edit = request.ok() ? Set.of() : places.getOrDefault(request.name(), Set.of());
    String message = request.ok() ? "" : harmless(request.message());
    if (!request.ok()) {
      line(message);
      edit(edit);
    }
    record.ended(task, request, message, edit, shown.map(text::json));
    out.flush();
  }

  private static String answer(RunEvent.Request request) {
    if (request.isBeside() || request.ok() && request.status() == 0) {
      return "";
    }
    return (request.status() == 0 ? "no answer" : request.status()) + "  ";
  }

  /** Shows what kept a request from being built. */
  public synchronized void crashed(String message) {
    failed++;
    String harmless = harmless(message);
    record.problem(harmless);
    out.println("  problem  " + harmless);
    out.flush();
  }

  /** Notes why nothing could be tried. */
  public synchronized void couldNot(String sentence) {
    problem = sentence;
  }

  /**
   * Sums it up, and gives the exit status.
   *
   * @param endpoints all that the tasks send
   */
  public synchronized int end(Set<String> endpoints) {
    List<String> missing = new ArrayList<>(endpoints);
    missing.removeAll(sent);
    out.println();
    if (!problem.isEmpty()) {
      out.println(problem);
    }
    if (!missing.isEmpty()) {
      out.println("Not sent: " + String.join(", ", missing) + ".");
    }
    out.println(
        count(tasks.size(), "task")
            + " tried, "
            + count(requests, "request")
            + " sent, "
            + Quantity.count(failed)
            + (failed == 1 ? " problem." : " problems."));
    out.flush();
    record.end(tasks.size(), missing, problem);
    return failed > 0 || requests == 0 ? FAILED : 0;
  }

  private String harmless(String message) {
    return ForeignText.message(MaskedText.of(secrets.mask(message)));
  }

  private void edit(Set<String> known) {
    if (!known.isEmpty()) {
      line("Edit " + String.join(" or ", known) + ".");
    }
  }

  private void line(String text) {
    text.lines().forEach(it -> out.println("           " + it));
  }

  private static String count(int count, String noun) {
    return Quantity.count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
