package salvo.run.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetHostTest {

  @Test
  void shouldNameTheHostAndTheFixWhenNobodyKnowsIt() {
    assertThat(TargetHost.problem(URI.create("https://shop.invalid:8443/api")))
        .contains(
            "The target's host shop.invalid has no address: this machine cannot resolve the name."
                + " Correct it in salvo.baseUrl, or correct this machine's name server or hosts"
                + " file.");
    assertThat(TargetHost.problem(URI.create("http://the_shop.invalid:80")).orElseThrow())
        .contains("host the_shop.invalid has");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1", "http://127.0.0.1", "http://[::1]:80/x"})
  void shouldFindNothingWrongWhenItHasAnAddress(String target) {
    assertThat(TargetHost.problem(URI.create(target))).isEmpty();
  }
}
