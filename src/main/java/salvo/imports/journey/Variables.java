package salvo.imports.journey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import salvo.config.steps.Placeholders;
import salvo.config.steps.Saved;
import salvo.imports.format.ImportLog;
import salvo.imports.model.ImportSecrets;
import salvo.imports.model.ImportedFile;
import salvo.imports.recorded.Placeholder;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.RecordedCall.Part;
import salvo.imports.recorded.Recording;
import salvo.text.Redaction;

/**
 * What requests take and no answer brings: variables of the file's tool, or of a shell. Secret ones
 * become variables of the environment, the others columns of a feeder.
 */
final class Variables {

  static final String FILE = "variables.csv";

  private final Recording recording;
  private final ImportSecrets secrets;
  private final ImportLog log;
  private final Map<String, String> marks = new LinkedHashMap<>();
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final Set<String> tasks = new LinkedHashSet<>();

  Variables(Recording recording, ImportSecrets secrets, ImportLog log) {
    this.recording = recording;
    this.secrets = secrets;
    this.log = log;
  }

  /** The calls with marks in place of those that are secret. */
  List<Linked> resolved(List<Linked> calls, OptionalInt signIn) {
    Set<String> signedIn = new HashSet<>();
    signIn.ifPresent(it -> calls.get(it).saves().forEach(save -> signedIn.add(save.name())));
    Map<String, Set<String>> known = new LinkedHashMap<>();
    List<Linked> resolved = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      RecordedCall call = calls.get(i).call();
      boolean isSignIn = signIn.isPresent() && signIn.getAsInt() == i;
      Set<String> here =
          isSignIn ? Set.of() : known.computeIfAbsent(call.task(), it -> new HashSet<>(signedIn));
      resolved.add(calls.get(i).with(resolved(call, here, isSignIn)));
      if (!isSignIn) {
        calls.get(i).saves().stream().map(Saved::name).forEach(here::add);
      }
    }
    return resolved;
  }

  private RecordedCall resolved(RecordedCall call, Set<String> known, boolean isSignIn) {
    return call.map(
        (part, name, text) -> {
          String result = text;
          for (String variable : Placeholders.of(Stream.of(text))) {
            if (!known.contains(variable)) {
              result = resolved(call, isSignIn, variable, isSecret(part, name), result);
            }
          }
          return result;
        });
  }

  private static boolean isSecret(Part part, String name) {
    return switch (part) {
      case HEADER -> !Redaction.header(name, "text").equals("text");
      case SEGMENT -> false;
      default -> Redaction.isSecretField(name);
    };
  }

  private String resolved(
      RecordedCall call, boolean isSignIn, String variable, boolean isSecretPlace, String text) {
    boolean isSecret =
        isSecretPlace
            || isSignIn
            || marks.containsKey(variable)
            || recording.secret().contains(variable)
            || Redaction.isSecret(variable);
    if (isSecret && !columns.containsKey(variable)) {
      String mark = marks.computeIfAbsent(variable, this::mark);
      return text.replace(Placeholder.of(variable), mark);
    }
    if (!columns.containsKey(variable)) {
      String value = value(call, variable);
      columns.put(variable, value);
    }
    tasks.add(call.task());
    return text;
  }

  private String mark(String variable) {
    String meaning = "the variable " + variable + " of the file";
    return Optional.ofNullable(recording.variables().get(variable))
        .filter(it -> !it.isEmpty() && !Placeholder.isIn(it))
        .map(it -> secrets.secret(variable, it, meaning))
        .orElseGet(() -> secrets.variable(variable, meaning));
  }

  private String value(RecordedCall call, String variable) {
    String value = recording.variables().getOrDefault(variable, "");
    if (value.isEmpty()) {
      log.guessed(
          call.place(),
          "the column " + variable + " of " + FILE,
          "the file gives no value: put yours in");
      return variable;
    }
    return value;
  }

  /** Whether a task takes any of them. */
  boolean areTakenBy(String task) {
    return tasks.contains(task);
  }

  /** The feeder, if there is any to be. */
  Optional<ImportedFile> feeder() {
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ImportedFile.feeder(
                FILE, List.copyOf(columns.keySet()), List.of(List.copyOf(columns.values()))));
  }
}
