package salvo.doctor.output;

import java.util.Optional;
import salvo.doctor.finding.Diagnosis;
import salvo.doctor.finding.Level;
import salvo.doctor.finding.TargetFindings;
import salvo.text.RefusalText;

/** A diagnosis for people. */
public final class DiagnosisText {

  private static final int CHECK_WIDTH = 19;

  private DiagnosisText() {}

  /**
   * The whole of it.
   *
   * @param ascii whether the console shows nothing else
   */
  public static String of(Diagnosis diagnosis, boolean ascii) {
    FindingsText text = new FindingsText(ascii, CHECK_WIDTH);
    text.section("This machine", diagnosis.machine());
    Optional<TargetFindings> target = diagnosis.target();
    target.ifPresent(
        it -> text.section("The target " + RefusalText.of(it.address().toString()), it.findings()));
    diagnosis.journeys().ifPresent(it -> text.section("The journeys", it));
    if (target.isEmpty()) {
      text.line("No target was checked: give one with --base-url URL, or set salvo.baseUrl.");
    }
    text.summary(diagnosis.count(Level.PROBLEM), diagnosis.count(Level.NOTE));
    return text.toString();
  }
}
