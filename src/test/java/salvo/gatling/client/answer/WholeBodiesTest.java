package salvo.gatling.client.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WholeBodiesTest {

  private static final String TEXT = "whole and more than whole ".repeat(50);

  private final EmbeddedChannel channel =
      new EmbeddedChannel(new HttpResponseDecoder(), new WholeBodies());

  @Test
  void shouldTakeABodyWhenItIsWhole() throws IOException {
    assertThat(answer("gzip", gzip(TEXT))).isEqualTo(TEXT);
    assertThat(answer("deflate", deflate(TEXT))).isEqualTo(TEXT);
    assertThat(answer("gzip", concat(gzip("one,"), gzip("two")))).isEqualTo("one,two");
  }

  @Test
  void shouldTakeAnAnswerWhenItHasNoBody() throws IOException {
    assertThat(answer("gzip", new byte[0])).isEmpty();
  }

  @Test
  void shouldFailWhenTheCompressedBodyBreaksOff() throws IOException {
    for (int missing : new int[] {1, 8, 9, 20}) {
      byte[] cut = Arrays.copyOf(gzip(TEXT), gzip(TEXT).length - missing);
      assertBroken("gzip", cut);
    }
    assertBroken("gzip", Arrays.copyOf(gzip(TEXT), 5));
    assertBroken("deflate", Arrays.copyOf(deflate(TEXT), deflate(TEXT).length - 9));
  }

  private static void assertBroken(String encoding, byte[] body) {
    WholeBodiesTest other = new WholeBodiesTest();
    assertThatThrownBy(() -> other.answer(encoding, body))
        .hasMessageContaining("the compressed body breaks off");
    assertThat(other.hasEnded()).isFalse();
  }

  private boolean hasEnded() {
    boolean ended = false;
    for (Object it = channel.readInbound(); it != null; it = channel.readInbound()) {
      ended |= it instanceof LastHttpContent;
    }
    return ended;
  }

  private String answer(String encoding, byte[] body) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: ENCODING\r\nContent-Length: LENGTH\r\n\r\n"
            .replace("ENCODING", encoding)
            .replace("LENGTH", Integer.toString(body.length));
    channel.writeInbound(
        Unpooled.wrappedBuffer(concat(head.getBytes(StandardCharsets.US_ASCII), body)));
    StringBuilder text = new StringBuilder();
    for (Object it = channel.readInbound(); it != null; it = channel.readInbound()) {
      if (it instanceof HttpContent content) {
        text.append(content.content().toString(StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
