package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import salvo.config.Given;
import salvo.gatling.stream.calibration.Transport;

/** How requests of a load reach their target. */
class ProtocolsTest {

  private static final URI WARM_UP = URI.create("http://127.0.0.1:1");

  @Test
  void shouldTellThatStreamsComeWithTlsWhenTheTargetSpeaksIt() {
    assertThat(to("https://shop.example.org").transport()).isEqualTo(new Transport(true, false));
    assertThat(to("http://shop.example.org").transport()).isEqualTo(new Transport(false, false));
  }

  private static Protocols to(String target) {
    return new Protocols(Given.nothing().read().http(), "", URI.create(target), WARM_UP);
  }
}
