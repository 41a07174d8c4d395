package salvo.report.junit;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import salvo.report.junit.JunitCase.Kind;
import salvo.report.junit.JunitCase.Problem;

/**
 * Suites as the common schema of JUnit reports wants them: all attributes and elements that it
 * requires, in its order.
 */
final class JunitDocument {

  /** The schema knows no time zone; it is UTC. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final XMLStreamWriter xml;
  private final String simulation;
  private final Instant start;

  private JunitDocument(XMLStreamWriter xml, String simulation, Instant start) {
    this.xml = xml;
    this.simulation = simulation;
    this.start = start;
  }

  /**
   * The suites as text.
   *
   * @param simulation which front ends take for a package
   */
  static String text(List<JunitSuite> suites, String simulation, Instant start) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JunitDocument(xml, simulation, start).write(suites);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Text in memory cannot be written as XML", e);
    }
    return text.toString();
  }

  private void write(List<JunitSuite> suites) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    start(0, "testsuites");
    for (int i = 0; i < suites.size(); i++) {
      suite(i, suites.get(i));
    }
    end(0);
    xml.writeEndDocument();
    xml.writeCharacters("\n");
  }

  private void suite(int id, JunitSuite suite) throws XMLStreamException {
    start(1, "testsuite");
    attribute("id", Integer.toString(id));
    attribute("name", XmlText.name(suite.name()));
    attribute("package", XmlText.name(simulation));
    attribute("timestamp", TIMESTAMP.format(start));
    attribute("hostname", "localhost");
    attribute("tests", Integer.toString(suite.cases().size()));
    attribute("failures", Long.toString(suite.count(Kind.FAILURE)));
    attribute("errors", Long.toString(suite.count(Kind.ERROR)));
    attribute("skipped", Long.toString(suite.count(Kind.SKIPPED)));
    attribute("time", suite.seconds());
    properties(suite.properties());
    for (JunitCase testCase : suite.cases()) {
      testCase(className(suite), testCase);
    }
    element("system-out", String.join("\n", suite.output()));
    element("system-err", "");
    end(1);
  }

  /** One dot only: front ends take what stands before the last one for a package. */
  private String className(JunitSuite suite) {
    return XmlText.name(simulation) + "." + XmlText.name(suite.name()).replace('.', '_');
  }

  private void properties(Map<String, String> properties) throws XMLStreamException {
    if (properties.isEmpty()) {
      empty(2, "properties");
      return;
    }
    start(2, "properties");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      empty(3, "property");
      attribute("name", property.getKey());
      attribute("value", property.getValue());
    }
    end(2);
  }

  private void testCase(String className, JunitCase testCase) throws XMLStreamException {
    if (testCase.problem().isEmpty()) {
      empty(2, "testcase");
      attributes(className, testCase);
      return;
    }
    start(2, "testcase");
    attributes(className, testCase);
    problem(testCase.problem().get());
    end(2);
  }

  private void attributes(String className, JunitCase testCase) throws XMLStreamException {
    attribute("name", testCase.name());
    attribute("classname", className);
    attribute("time", testCase.seconds());
  }

  private void problem(Problem problem) throws XMLStreamException {
    if (problem.kind() == Kind.SKIPPED) {
      empty(3, problem.kind().element());
      attribute("message", problem.message());
      return;
    }
    start(3, problem.kind().element());
    attribute("message", problem.message());
    attribute("type", problem.type());
    xml.writeCharacters(XmlText.of(String.join("\n", problem.details())));
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    if (text.isEmpty()) {
      empty(2, name);
      return;
    }
    start(2, name);
    xml.writeCharacters(XmlText.of(text));
    xml.writeEndElement();
  }

  private void empty(int depth, String element) throws XMLStreamException {
    newLine(depth);
    xml.writeEmptyElement(element);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, XmlText.line(value));
  }

  private void start(int depth, String element) throws XMLStreamException {
    newLine(depth);
    xml.writeStartElement(element);
  }

  private void end(int depth) throws XMLStreamException {
    newLine(depth);
    xml.writeEndElement();
  }

  private void newLine(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
