package salvo.injectors.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import salvo.injectors.message.Member;
import salvo.text.DurationText;
import salvo.text.Quantity;

/** What is said about injectors when they do not make one run. */
public final class Words {

  private final InjectorSettings settings;

  public Words(InjectorSettings settings) {
    this.settings = settings;
  }

  /** {@code injector 2 of 4}. */
  public String one(int index) {
    return "injector " + index + " of " + settings.count();
  }

  /** {@code injector 2 of 4 (host-a, process 12)}. */
  public String one(Member member) {
    return one(member.index()) + " (" + member.place() + ")";
  }

  public String neverCame(List<Integer> absent) {
    return sentence(ofAll(absent) + " never came within " + timeout());
  }

  public String neverToldDigests() {
    return "The injectors differ, and did not say how within " + timeout() + ".";
  }

  public String neverReady(List<Integer> late) {
    return sentence(
        ofAll(late) + " never got ready within " + timeout() + " after the first that was");
  }

  public String cannotListen(int port, IOException why) {
    return format(
        "Injector 0 cannot listen at %s:%d: %s. If another run has the port, choose another one in"
            + " salvo.injector.meet; salvo.injector.bind must be an address of this machine.",
        settings.bind(), port, why.getMessage());
  }

  /** Injector 0 says nothing, what it should say being this. */
  public String silent(String what) {
    return "Injector 0 of " + settings.count() + " did not say " + what;
  }

  public String lateVerdict(Duration patience) {
    return format(
        "Injector 0 of %d did not make the verdict of run %s within %s; what each injector recorded"
            + " is in its own folder, and ./salvo merge makes one result of them.",
        settings.count(), settings.run(), DurationText.of(patience));
  }

  /** Injector 0 was called in vain. */
  public String nobodyThere(String tried) {
    return sentence(one(0) + " never came within " + timeout() + " (" + tried + ")");
  }

  public String otherSecret(String where) {
    return format(
        "Injector 0 of run %s, at %s, did not let in %s, because the two do not have the same"
            + " salvo.injector.secret: give it to all of them, or to none.",
        settings.run(), where, one(settings.index()));
  }

  public String otherCount(Member member, int count) {
    return sentence(
        format(
            "%s says salvo.injector.count = %d, and injector 0 says %d: it must be the same in all"
                + " of them",
            one(member), count, settings.count()));
  }

  public String sameIndex(Member member, Member there) {
    return format(
        "Two processes say salvo.injector.index = %d: %s, and %s. Give each of the %d an index of"
            + " its own.",
        member.index(), there.place(), member.place(), settings.count());
  }

  /** To one that comes when the others have agreed. */
  public String tooLate(int index, boolean wasLost) {
    return format(
        wasLost
            ? "%s of run %s was lost, and cannot rejoin: the others continue or end without it."
                + " Start the whole run again."
            : "There is %s of run %s already, and the run continues without this process.",
        wasLost ? capital(one(index)) : one(index),
        settings.run());
  }

  public String stoppedBefore(int by, String reason) {
    return sentence(one(by) + " stopped the run before the load began: " + reason);
  }

  public String tooManyLost(String who, int lost, double seconds) {
    double borne = settings.lost().tolerated();
    return format(
        "%s %s into the load: %d of %d injectors are lost, and salvo.injector.lost allows %s",
        who,
        DurationText.rounded(seconds),
        lost,
        settings.count(),
        borne == 0 ? "none" : format("a share of %s", borne));
  }

  /** The others' verdict when the one that makes it is gone. */
  public String noVerdict() {
    return sentence(
        format(
            "%s was lost before it made the verdict of run %s; what each injector recorded is in"
                + " its own folder, and ./salvo merge makes one result of them",
            one(0), settings.run()));
  }

  /** {@code injectors 1, 2 and 3}. */
  public static String some(Collection<Integer> indexes) {
    return (indexes.size() == 1 ? "injector " : "injectors ") + list(indexes);
  }

  public static String sentence(String words) {
    return capital(words) + ".";
  }

  public static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private String ofAll(List<Integer> indexes) {
    return some(indexes) + " of " + settings.count();
  }

  private String timeout() {
    return DurationText.of(settings.timeout());
  }

  private static String list(Collection<Integer> indexes) {
    return Quantity.listed(indexes.stream().sorted().map(String::valueOf).toList());
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
