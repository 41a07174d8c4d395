package salvo.gatling.client.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterimAnswersTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final EmbeddedChannel channel =
      new EmbeddedChannel(new HttpClientCodec(), new InterimAnswers());

  @Test
  void shouldPassOnTheAnswerAloneWhenOthersComeBefore() {
    request("");

    assertThat(
            statuses(
                "HTTP/1.1 100 Continue\r\n\r\n"
                    + "HTTP/1.1 102 Processing\r\n\r\n"
                    + "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
                    + OK))
        .containsExactly("200", "end");
    request("");
    assertThat(statuses(OK)).containsExactly("200", "end");
  }

  @Test
  void shouldPassOnContinueOnceWhenTheRequestWaitsForIt() {
    request("100-continue");

    assertThat(
            statuses(
                "HTTP/1.1 103 Early Hints\r\n\r\n"
                    + "HTTP/1.1 100 Continue\r\n\r\n"
                    + "HTTP/1.1 100 Continue\r\n\r\n"
                    + OK))
        .containsExactly("100", "end", "200", "end");
  }

  @Test
  void shouldPassOnAChangeOfTheProtocol() {
    request("");

    assertThat(statuses("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"))
        .startsWith("101");
  }

  private void request(String expect) {
    var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    if (!expect.isEmpty()) {
      request.headers().set("Expect", expect);
    }
    channel.writeOutbound(request);
    channel.releaseOutbound();
  }

  private List<String> statuses(String text) {
    channel.writeInbound(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII)));
    List<String> all = new ArrayList<>();
    for (Object it = channel.readInbound(); it != null; it = channel.readInbound()) {
      if (it instanceof HttpResponse response) {
        all.add(response.status().codeAsText().toString());
      }
      if (it instanceof LastHttpContent) {
        all.add("end");
      }
    }
    return all;
  }
}
