package salvo.doctor;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import salvo.config.Settings;
import salvo.config.host.HostVariables;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Diagnosis;
import salvo.doctor.finding.Finding;
import salvo.doctor.finding.TargetFindings;
import salvo.doctor.machine.MachineChecks;
import salvo.doctor.network.TargetDoctor;

/** Looks at this machine, and at a target where there is one. */
public final class Doctor {

  private Doctor() {}

  /**
   * Looks at everything.
   *
   * @param target empty: no request is sent
   * @param requests how many to send one after another, once the target has answered
   */
  public static Diagnosis look(
      Settings settings, HostVariables host, Optional<URI> target, int requests) {
    List<Finding> machine =
        MachineChecks.of(settings, host).stream().map(Doctor::findingOf).toList();
    Optional<TargetFindings> found =
        target.map(it -> new TargetDoctor(it, settings.http()).look(requests));
    return new Diagnosis(machine, found, Optional.empty());
  }

  /** What cannot be looked at says nothing about a load. */
  static Finding findingOf(Check check) {
    try {
      return check.look();
    } catch (RuntimeException e) {
      return Finding.note(
          check.name(),
          "could not be checked: " + e,
          "Check it yourself, and report this message to Salvo's developers.");
    }
  }
}
