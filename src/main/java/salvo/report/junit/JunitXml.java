package salvo.report.junit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import salvo.report.RunInfo;
import salvo.report.RunReport;
import salvo.slo.Slo;

/**
 * Composes {@code junit.xml}, as continuous integration servers read it: a suite that says whether
 * the run can be judged, one for the objectives of the whole run and one per endpoint that has any,
 * with a case per objective. An objective without data is a failure, one that was not judged is
 * skipped.
 */
public final class JunitXml {

  public static final String FILE_NAME = "junit.xml";

  private static final String VERDICT = "verdict";

  private JunitXml() {}

  public static String text(RunReport report) {
    return JunitDocument.text(suites(report), report.run().simulation(), report.run().start());
  }

  /** Several runs, each a test case of one suite. */
  public static String ofRuns(String suite, Instant start, List<JunitRun> runs) {
    List<JunitCase> cases = runs.stream().map(JunitCases::run).toList();
    return JunitDocument.text(
        List.of(new JunitSuite("simulations", Map.of("suite", suite), cases, List.of())),
        "suite",
        start);
  }

  private static List<JunitSuite> suites(RunReport report) {
    List<JunitSuite> suites = new ArrayList<>();
    JunitCase verdict = JunitCases.verdict(report.verdict(), report.run().durationSeconds());
    suites.add(
        new JunitSuite(VERDICT, facts(report), List.of(verdict), report.verdict().reasons()));
    objectives(report)
        .forEach(
            (scope, cases) ->
                suites.add(new JunitSuite(subject(scope), Map.of(), cases, List.of())));
    return suites;
  }

  /** By scope, the whole run first. */
  private static Map<String, List<JunitCase>> objectives(RunReport report) {
    Map<String, List<JunitCase>> scopes = new LinkedHashMap<>();
    scopes.put(Slo.GLOBAL, new ArrayList<>());
    report.slos().forEach(it -> of(it.slo(), scopes).add(JunitCases.objective(it)));
    report.notJudged().forEach(it -> of(it.slo(), scopes).add(JunitCases.notJudged(it)));
    scopes.values().removeIf(List::isEmpty);
    return scopes;
  }

  private static List<JunitCase> of(Slo slo, Map<String, List<JunitCase>> scopes) {
    return scopes.computeIfAbsent(slo.scope(), scope -> new ArrayList<>());
  }

  private static String subject(String scope) {
    return scope.equals(Slo.GLOBAL) ? "all requests" : scope;
  }

  private static Map<String, String> facts(RunReport report) {
    RunInfo run = report.run();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("run", run.id());
    properties.put("simulation", run.simulation());
    properties.put("system", run.system());
    properties.put("profile", run.profile());
    properties.put("target", run.target());
    properties.put("start", run.start().toString());
    properties.put("gatlingVersion", run.gatlingVersion());
    properties.put("verdict", report.verdict().status().name());
    return properties;
  }
}
