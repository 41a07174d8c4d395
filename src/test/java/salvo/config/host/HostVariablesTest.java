package salvo.config.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostVariablesTest {

  private static final String PROXY = "https.proxyHost";

  @AfterEach
  void tidyUp() {
    System.clearProperty(PROXY);
  }

  @Test
  void shouldNameTheProxyWhenAPropertyTellsOfOne() {
    System.setProperty(PROXY, "proxy.example");

    HostVariables host = HostVariables.ofThisProcess();

    assertThat(host.proxies()).containsEntry(PROXY, "proxy.example");
    assertThat(host.path()).isNotEmpty();
    assertThat(host.temporary()).isDirectory();
  }
}
