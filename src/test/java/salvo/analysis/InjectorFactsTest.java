package salvo.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InjectorFactsTest {

  @Test
  void shouldDescribeThisProcess() {
    InjectorFacts facts = InjectorFacts.ofThisProcess();

    assertThat(facts.javaVersion()).startsWith(String.valueOf(Runtime.version().feature()));
    assertThat(facts.operatingSystem()).contains(System.getProperty("os.name"));
    assertThat(facts.processors()).isPositive();
    assertThat(facts.maxHeapBytes()).isPositive();
  }
}
