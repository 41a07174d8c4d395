package salvo.doctor.finding;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param check what was looked at: constant, lower case
 * @param text what was found
 * @param fix what to do about it, in a sentence; empty where all is well, or the text tells it
 */
public record Finding(String check, Level level, String text, Optional<String> fix) {

  public static Finding ok(String check, String text) {
    return new Finding(check, Level.OK, text, Optional.empty());
  }

  public static Finding note(String check, String text, String fix) {
    return new Finding(check, Level.NOTE, text, Optional.of(fix));
  }

  public static Finding problem(String check, String text, String fix) {
    return new Finding(check, Level.PROBLEM, text, Optional.of(fix));
  }

  /** A problem whose sentence tells what to do about it. */
  public static Finding refusal(String check, String sentence) {
    return new Finding(check, Level.PROBLEM, sentence, Optional.empty());
  }

  /** A note whose sentence tells what to do about it. */
  public static Finding remark(String check, String sentence) {
    return new Finding(check, Level.NOTE, sentence, Optional.empty());
  }

  public boolean isProblem() {
    return level == Level.PROBLEM;
  }
}
