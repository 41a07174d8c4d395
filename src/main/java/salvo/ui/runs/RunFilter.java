package salvo.ui.runs;

import java.util.Locale;
import java.util.stream.Stream;
import salvo.ui.api.Asked;
import salvo.ui.runs.RunEntry.Identity;

/**
 * Which runs are asked for; an empty text leaves it open.
 *
 * @param verdict PASS, FAIL and so on, or a state such as running
 * @param text stands somewhere in id, names, target, note or tags
 */
public record RunFilter(
    String simulation, String profile, String target, String verdict, String text) {

  /** What the parameters of an address ask for. */
  public static RunFilter of(Asked asked) {
    return new RunFilter(
        asked.parameter("simulation"),
        asked.parameter("profile"),
        asked.parameter("target"),
        asked.parameter("verdict"),
        asked.parameter("text"));
  }

  /** Whether a run is one of them. */
  public boolean takes(RunList.Listed run) {
    Identity identity = run.entry().identity();
    return isOpenOr(simulation, identity.simulation())
        && isOpenOr(profile, identity.profile())
        && isOpenOr(target, identity.target())
        && (isOpenOr(verdict, run.entry().verdict()) || isState(run.entry().state()))
        && (text.isEmpty() || texts(run).anyMatch(it -> lower(it).contains(lower(text))));
  }

  private boolean isState(RunEntry.State state) {
    return lower(state.name()).replace('_', ' ').equals(lower(verdict));
  }

  private static Stream<String> texts(RunList.Listed run) {
    Identity identity = run.entry().identity();
    return Stream.concat(
        Stream.of(
            run.entry().folder().id(),
            identity.simulation(),
            identity.system(),
            identity.profile(),
            identity.target(),
            run.notes().note()),
        run.notes().tags().stream());
  }

  private static boolean isOpenOr(String wanted, String actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
