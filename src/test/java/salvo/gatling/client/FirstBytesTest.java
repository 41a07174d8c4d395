package salvo.gatling.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstBytesTest {

  private final EmbeddedChannel channel = new EmbeddedChannel(new FirstBytes());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          15030100020246|the target speaks TLS on this port
          160303|the target speaks TLS on this port
          000012040000000000|the target speaks HTTP/2 on this port, and nothing else
          000012|the answer begins with the bytes 00 00 12, which is not HTTP
          00|the answer begins with the bytes 00, which is not HTTP
          ffd8ffe000104a46|the answer begins with the bytes ff d8 ff e0, which is not HTTP
          """)
  void shouldNameAnotherProtocol(String hex, String complaint) {
    ByteBuf bytes = Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));

    assertThatThrownBy(() -> channel.writeInbound(bytes)).hasMessage(complaint);
    assertThat(bytes.refCnt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK", "\r\nHTTP/1.1 200 OK", "SSH-2.0-server", ""})
  void shouldLeaveTextToNetty(String text) {
    ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);

    channel.writeInbound(bytes);

    assertThat((ByteBuf) channel.readInbound()).isSameAs(bytes);
  }

  @Test
  void shouldLookAtTheFirstBytesOnly() {
    channel.writeInbound(Unpooled.copiedBuffer("HTTP/1.1 200 OK", StandardCharsets.US_ASCII));
    channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0x15, 3, 1}));

    assertThat(channel.inboundMessages()).hasSize(2);
  }
}
