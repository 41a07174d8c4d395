package salvo.gatling.output;

import io.gatling.core.stats.StatsEngine;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import salvo.text.ForeignText;
import salvo.text.Secrets;

/** Names and messages as they may be recorded. Safe for use by many threads. */
public final class HarmlessTexts {

  private static final int MOST_REMEMBERED = 10_000;

  private final Secrets secrets;
  private final Predicate<String> isDeclared;
  private final Set<String> harmless = ConcurrentHashMap.newKeySet();

  /**
   * @param isDeclared tells a name that simulation or configuration have given; the run is refused
   *     where one is not harmless
   */
  public HarmlessTexts(Secrets secrets, Predicate<String> isDeclared) {
    this.secrets = secrets;
    this.isDeclared = isDeclared;
  }

  /** Names of one another's groups; the same list where each is harmless. */
  List<String> names(List<String> names) {
    return names.stream().allMatch(it -> it.equals(name(it)))
        ? names
        : names.stream().map(this::name).toList();
  }

  /** The name of a request or of a group. */
  public String name(String name) {
    if (harmless.contains(name)) {
      return name;
    }
    String shown = isDeclared.test(name) ? name : ForeignText.name(secrets.mask(name));
    if (shown.equals(name) && harmless.size() < MOST_REMEMBERED) {
      harmless.add(name);
    }
    return shown;
  }

  /** What a failure says. */
  public String message(String message) {
    boolean isCut = message.length() >= StatsEngine.ErrorMessageMaxLength();
    return ForeignText.message(isCut ? secrets.maskCut(message) : secrets.mask(message));
  }
}
