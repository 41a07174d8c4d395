package salvo.library;

import java.util.Map;

/** The whole pom of a project that uses Salvo. */
final class UserPom {

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>com.example</groupId>
        <artifactId>shop-load</artifactId>
        <version>1</version>

        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          <gatling.simulationClass>salvo.gatling.ChosenSimulation</gatling.simulationClass>
        </properties>

        <dependencies>
          <dependency>
            <groupId>io.github.salvo</groupId>
            <artifactId>salvo</artifactId>
            <version>${salvo.version}</version>
            <scope>test</scope>
          </dependency>
          <dependency>
            <groupId>io.gatling.highcharts</groupId>
            <artifactId>gatling-charts-highcharts</artifactId>
            <version>${gatling.version}</version>
            <scope>test</scope>
          </dependency>
        </dependencies>

        <build>
          <plugins>
            <plugin>
              <artifactId>maven-resources-plugin</artifactId>
              <version>${maven-resources-plugin.version}</version>
            </plugin>
            <plugin>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>${maven-compiler-plugin.version}</version>
            </plugin>
            <plugin>
              <groupId>io.gatling</groupId>
              <artifactId>gatling-maven-plugin</artifactId>
              <version>${gatling-maven-plugin.version}</version>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private UserPom() {}

  /** The pom, each version that it names taken from the given ones. */
  static String of(Map<String, String> versions) {
    String pom = POM;
    for (Map.Entry<String, String> version : versions.entrySet()) {
      pom = pom.replace("${" + version.getKey() + "}", version.getValue());
    }
    return pom;
  }
}
