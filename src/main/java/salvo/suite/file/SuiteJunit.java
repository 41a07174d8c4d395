package salvo.suite.file;

import salvo.report.junit.JunitRun;
import salvo.report.junit.JunitXml;
import salvo.suite.SuiteMember;
import salvo.suite.SuiteReport;

/** Composes a suite's {@code junit.xml}: a test case for each run. */
final class SuiteJunit {

  private SuiteJunit() {}

  static String text(SuiteReport report) {
    return JunitXml.ofRuns(
        report.id(), report.start(), report.members().stream().map(SuiteJunit::run).toList());
  }

  private static JunitRun run(SuiteMember member) {
    return new JunitRun(
        member.simulation(),
        member.status(),
        member.reasons(),
        member.figures().map(SuiteMember.Figures::durationSeconds).orElse(0.0));
  }
}
