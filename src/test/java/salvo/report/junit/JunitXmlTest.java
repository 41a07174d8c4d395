package salvo.report.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import salvo.report.Golden;
import salvo.report.HostileNames;
import salvo.report.RunReport;
import salvo.report.SampleReports;
import salvo.saved.ReportFiles;
import salvo.slo.Cause;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.Verdict;

class JunitXmlTest {

  private static final List<String> NAMES =
      Stream.concat(HostileNames.FORMULAS.stream(), HostileNames.MARKUP.stream()).toList();

  @Test
  void shouldWriteThePass() throws Exception {
    Golden.assertEqual("junit-pass.xml", written(SampleReports.pass()));
  }

  @Test
  void shouldWriteTheFailureWithItsFigures() throws Exception {
    Golden.assertEqual("junit-fail.xml", written(SampleReports.fail()));
  }

  @Test
  void shouldWriteAnErrorWhenThereIsNoData() throws Exception {
    Golden.assertEqual("junit-invalid.xml", written(SampleReports.noData()));
  }

  @Test
  void shouldKeepToTheSchemaWhateverTheRun() throws Exception {
    for (RunReport report :
        List.of(
            SampleReports.pass(),
            SampleReports.fail(),
            SampleReports.noData(),
            SampleReports.hostile(),
            SampleReports.named(NAMES, 1),
            SampleReports.named(List.of("global", "verdict", "all requests"), 1))) {
      validate(written(report));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "' hostname=\"localhost\"', ''",
    "' tests=\"1\"', ' tests=\"-1\"'",
    "'T03:04:05\"', 'T03:04:05Z\"'",
    "'name=\"verdict\"', 'name=\" \"'",
    "'<system-err/>', ''",
    "'<properties>', '<system-err/><properties>'"
  })
  void shouldRefuseAReportThatBreaksTheSchema(String part, String other) throws Exception {
    String xml = written(SampleReports.pass());

    assertThat(xml).contains(part);
    assertThatExceptionOfType(SAXParseException.class)
        .isThrownBy(() -> validate(xml.replaceFirst(part, other)));
  }

  @Test
  void shouldKeepHostileNamesAsFarAsXmlHasThem() throws Exception {
    List<String> suites = names(written(SampleReports.named(NAMES, 1)), "testsuite");

    assertThat(suites)
        .startsWith("verdict", "all requests")
        .contains(
            "<script>alert(1)</script>&amp;<!-- x -->",
            "]]> --> <![CDATA[ x",
            "=HYPERLINK(\"http://example.org\",\"x\")",
            "# head  - list  1. one > quote",
            "\ufffd\ufffd\ufffd\ufffd[2J\ufffd\ufffd",
            "\ufffd half \ufffd",
            "\ud83d\ude80 生成",
            "(unnamed)")
        .hasSize(2 + NAMES.size());
  }

  @Test
  void shouldCountWhatASuiteHolds() throws Exception {
    Element fail = suites(written(SampleReports.fail())).get(1);
    Element verdict = suites(written(SampleReports.noData())).get(0);
    Element rare = suites(written(SampleReports.pass())).get(3);

    assertThat(fail.getAttribute("tests")).isEqualTo("3");
    assertThat(fail.getAttribute("failures")).isEqualTo("2");
    assertThat(fail.getAttribute("time")).isEqualTo("6.3");
    assertThat(verdict.getAttribute("errors")).isEqualTo("1");
    assertThat(rare.getAttribute("name")).isEqualTo("list jobs");
    assertThat(rare.getAttribute("skipped")).isEqualTo("2");
  }

  @Test
  void shouldNameEachCaseByItsObjective() throws Exception {
    assertThat(names(written(SampleReports.fail()), "testcase"))
        .containsExactly(
            "the run can be judged",
            "p95 <= 5 s",
            "error rate <= 1 %",
            "request rate >= 4/s",
            "p95 <= 99 ms",
            "p95 <= 5 s",
            "maximum <= 100 ms",
            "p95 <= 300 ms");
  }

  @Test
  void shouldBeAnErrorWhenTheRunWasCutShort() {
    Verdict verdict =
        new Verdict(
            Verdict.Status.INCONCLUSIVE,
            List.of(Cause.Plain.INTERRUPTED, Cause.Plain.STOPPED_BY_HAND));

    JunitCase cut = JunitCases.verdict(verdict, 1.5);

    assertThat(cut.seconds()).isEqualTo("1.5");
    assertThat(cut.problem().orElseThrow())
        .isEqualTo(
            new JunitCase.Problem(
                JunitCase.Kind.ERROR,
                "INCONCLUSIVE",
                "The run was interrupted before its end.",
                List.of(
                    "The run was interrupted before its end.",
                    "The run was stopped by hand before its end.")));
  }

  @Test
  void shouldFailWhenARuleEndedTheLoadAndPassWhenAnObjectiveWasMissed() {
    SloResult missed =
        SloResult.of(
            new Slo("create job", Metric.P95, 99), OptionalDouble.of(150), OptionalDouble.empty());

    assertThat(JunitCases.verdict(Verdict.ofEndedEarly("Ended.", List.of(missed)), 1).problem())
        .contains(
            new JunitCase.Problem(
                JunitCase.Kind.FAILURE, "FAIL", "Ended.", List.of("Ended.", missed.sentence())));
    assertThat(
            JunitCases.verdict(Verdict.of(Verdict.Ending.COMPLETED, 9, List.of(missed)), 1)
                .problem())
        .isEmpty();
  }

  private static String written(RunReport report) {
    return ReportFiles.text(report, "junit.xml");
  }

  private static void validate(String xml) throws IOException, SAXException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JunitXmlTest.class.getResource("/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  private static List<String> names(String xml, String element) throws Exception {
    return elements(xml, element).stream().map(it -> it.getAttribute("name")).toList();
  }

  private static List<Element> suites(String xml) throws Exception {
    return elements(xml, "testsuite");
  }

  private static List<Element> elements(String xml, String name)
      throws ParserConfigurationException, IOException, SAXException {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
