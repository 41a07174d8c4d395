package salvo.cli.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import salvo.doctor.finding.Finding;
import salvo.doctor.finding.Level;
import salvo.doctor.output.FindingsJson;
import salvo.doctor.output.FindingsText;

/** What was found before a load. */
record ValidationReport(List<Finding> settings, List<Finding> feeders, List<Finding> simulations) {

  private static final int SCHEMA_VERSION = 1;
  private static final int MOST_CHECK_WIDTH = 34;
  private static final String UNMADE =
      "Feeders and simulations are checked once the settings are valid.";

  /** Where the settings do not let anything else be looked at. */
  static ValidationReport ofSettings(List<Finding> problems) {
    return new ValidationReport(problems, List.of(), List.of());
  }

  boolean hasProblem() {
    return count(Level.PROBLEM) > 0;
  }

  String text() {
    FindingsText text = new FindingsText(false, FindingsText.width(all(), MOST_CHECK_WIDTH));
    text.section("Settings", settings);
    if (settings.stream().anyMatch(Finding::isProblem)) {
      text.line(UNMADE);
    } else {
      text.section("Feeders", feeders);
      text.section("Simulations", simulations);
    }
    text.summary(count(Level.PROBLEM), count(Level.NOTE));
    return text.toString();
  }

  ObjectNode json() {
    ObjectNode json = FindingsJson.head(SCHEMA_VERSION, count(Level.PROBLEM), count(Level.NOTE));
    FindingsJson.write(settings, json.putArray("settings"));
    FindingsJson.write(feeders, json.putArray("feeders"));
    FindingsJson.write(simulations, json.putArray("simulations"));
    return json;
  }

  private long count(Level level) {
    return all().stream().filter(it -> it.level() == level).count();
  }

  private List<Finding> all() {
    return Stream.of(settings, feeders, simulations).flatMap(List::stream).toList();
  }
}
