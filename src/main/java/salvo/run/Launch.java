package salvo.run;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is started with beside its settings.
 *
 * @param simulation simple class name
 * @param resultsFolder where the runs' folders are made
 * @param credentials what the simulation signs in with; a sandbox is told, so that it accepts them
 * @param companions what is loaded beside the target, or in its place
 * @param loadsTarget whether the target itself is loaded
 * @param console where the user reads
 * @param charset what the console can show
 * @param terminal whether the console is a terminal, which can be drawn on again
 * @param underMaven whether Maven's plug-in started this process, and ends with a status of its own
 * @param code where the classes of the simulation stand, a folder or an archive; empty where that
 *     is not known
 * @param dry whether the simulation is only made, to see whether it can be: nothing is started
 */
public record Launch(
    String simulation,
    String gatlingVersion,
    Path resultsFolder,
    Map<String, String> credentials,
    List<Companion> companions,
    boolean loadsTarget,
    PrintStream console,
    Charset charset,
    boolean terminal,
    boolean underMaven,
    Optional<Path> code,
    boolean dry) {

  /** This launch, of a run that starts nothing beside the target. */
  Launch withoutCompanions() {
    return new Launch(
        simulation,
        gatlingVersion,
        resultsFolder,
        credentials,
        List.of(),
        loadsTarget,
        console,
        charset,
        false,
        underMaven,
        code,
        dry);
  }

  /** This launch, with what has to be there before all others. */
  Launch withFirst(Optional<TargetServer> target) {
    List<Companion> all = new ArrayList<>();
    target.ifPresent(all::add);
    all.addAll(companions);
    return new Launch(
        simulation,
        gatlingVersion,
        resultsFolder,
        credentials,
        List.copyOf(all),
        loadsTarget,
        console,
        charset,
        terminal,
        underMaven,
        code,
        dry);
  }

  /** Where the target that the run starts writes its log. */
  Optional<Path> logOfTarget() {
    return companions.stream()
        .filter(TargetServer.class::isInstance)
        .map(it -> TargetServer.log(resultsFolder))
        .findFirst();
  }

  boolean isAscii() {
    return !charset.newEncoder().canEncode('█');
  }
}
