package salvo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The libraries that the pom brings: the same on every JDK, and one version of each family. */
class DependenciesTest {

  private static final Path POM = Path.of("pom.xml");
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  private static final String EXCLUDED = "//dependencies/dependency/exclusions/exclusion/groupId";
  private static final String OF_SOME_JDKS =
      "//profile[activation/jdk]/dependencies/dependency"
          + "[not(scope = 'test' or scope = 'provided' or optional = 'true')]/groupId";

  private static final Pattern NETTY = Pattern.compile("netty-(?!tcnative).*?-(\\d.*?Final).*jar");

  @Test
  void shouldHaveTheSameLibrariesWhateverTheJdk() throws Exception {
    assertThat(ofSomeJdks()).isSubsetOf(texts(POM, EXCLUDED)).contains("tools.jackson.core");
  }

  @Test
  void shouldHaveNoJacksonThatOnlySomeJdksWouldBring() {
    assertThat(getClass().getClassLoader().getResource("tools/jackson/core/JsonParser.class"))
        .isNull();
  }

  @Test
  void shouldHaveOneNettyWhenGatlingAndVertxAskForTheirs() {
    Stream<String> versions =
        jars()
            .map(it -> NETTY.matcher(it.getFileName().toString()))
            .filter(it -> it.matches())
            .map(it -> it.group(1))
            .distinct();

    assertThat(versions).hasSize(1);
  }

  /** The groups of what libraries ask for by a profile that the JDK decides about. */
  private static List<String> ofSomeJdks() throws Exception {
    List<String> groups = new ArrayList<>();
    for (Path jar : jars().toList()) {
      Path pom = jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom"));
      if (Files.exists(pom)) {
        groups.addAll(texts(pom, OF_SOME_JDKS));
      }
    }
    return groups;
  }

  private static Stream<Path> jars() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(it -> it.endsWith(".jar"))
        .map(Path::of);
  }

  private static List<String> texts(Path pom, String path)
      throws IOException, ParserConfigurationException, SAXException, XPathException {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    NodeList nodes = (NodeList) XPATH.evaluate(path, document, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
