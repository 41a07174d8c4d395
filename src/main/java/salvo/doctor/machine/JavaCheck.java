package salvo.doctor.machine;

import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;

/** Which Java this is, and whether it can compile simulations. */
record JavaCheck(int version, String fullVersion, boolean hasCompiler) implements Check {

  private static final int OLDEST = 17;

  static JavaCheck ofThisProcess() {
    Runtime.Version version = Runtime.version();
    return new JavaCheck(
        version.feature(),
        version.toString(),
        ModuleLayer.boot().findModule("jdk.compiler").isPresent());
  }

  @Override
  public String name() {
    return "Java";
  }

  @Override
  public Finding look() {
    if (version < OLDEST) {
      return Finding.problem(
          name(),
          "Java " + fullVersion + " is too old",
          "Install a JDK " + OLDEST + " or later, and set JAVA_HOME to it.");
    }
    if (!hasCompiler) {
      return Finding.problem(
          name(),
          "Java " + fullVersion + " has no compiler: it is not a JDK",
          "Install a JDK " + OLDEST + " or later, and set JAVA_HOME to it.");
    }
    return Finding.ok(name(), "JDK " + fullVersion);
  }
}
