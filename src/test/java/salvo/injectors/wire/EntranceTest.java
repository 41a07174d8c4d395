package salvo.injectors.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who comes to the door of a run, and who gets in. */
class EntranceTest {

  private static final Optional<String> SECRET = Optional.of("sixteen or more");
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String UPGRADE =
      "GET /injectors HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

  private final BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Link> admitted = new LinkedBlockingQueue<>();
  private final Sockets sockets = Sockets.open();
  private Entrance entrance;

  @BeforeEach
  void open() throws IOException {
    entrance =
        Entrance.open(
            sockets,
            "127.0.0.1",
            0,
            RunKey.of("run-1", SECRET),
            link -> {
              admitted.add(link);
              return new Ear(heard);
            });
  }

  @AfterEach
  void close() throws IOException {
    entrance.close();
    sockets.close();
  }

  static List<byte[]> strangers() {
    byte[] random = new byte[100_000];
    new Random(7).nextBytes(random);
    return List.of(
        random,
        text("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        text("GET /injectors HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        text("GET /" + "x".repeat(100_000)),
        text("POST /injectors HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n"),
        // The start of TLS: a record with the hello of a client.
        HexFormat.of().parseHex("16030100c8010000c40303" + "ab".repeat(190)),
        // A frame that claims to be 2^62 bytes long, one as long as many injectors have memory, and
        // one of a length that is let in, with nothing of a proof in it.
        frame("82ff4000000000000000" + "00000000" + "ff".repeat(1_000)),
        frame("82ff0000000080000000" + "00000000" + "ff".repeat(1_000)),
        frame("82fe0400" + "00000000" + "ff".repeat(1_024)),
        frame("81fe0005" + "00000000" + "68656c6c6f"));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void shouldTurnAwayWhenAStrangerSendsAnything(byte[] bytes) throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(answer(bytes)).hasSizeLessThan(2_000);
    }

    assertThat(admitted).isEmpty();
    assertThat(call("run-1", SECRET)).isNotNull();
    assertThat(admitted).hasSize(1);
  }

  @Test
  void shouldLetInWhenManyStrangersStandSilentAtTheDoor() throws Exception {
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      silent.add(new Socket("127.0.0.1", entrance.address().getPort()));
    }
    long begin = System.nanoTime();

    assertThat(call("run-1", SECRET)).isNotNull();
    assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(2));
    for (Socket it : silent) {
      it.close();
    }
  }

  @Test
  void shouldTurnAwayWhenTheRunIsAnother() {
    assertThatExceptionOfType(HandshakeException.class)
        .isThrownBy(() -> call("run-2", SECRET))
        .withMessage("what answers there is injector 0 of another run");
    assertThat(admitted).isEmpty();
  }

  @Test
  void shouldTurnAwayWhenTheSecretIsAnother() {
    assertThatExceptionOfType(OtherSecretException.class)
        .isThrownBy(() -> call("run-1", Optional.of("another of sixteen")));
    assertThatExceptionOfType(OtherSecretException.class)
        .isThrownBy(() -> call("run-1", Optional.empty()));
    assertThat(admitted).isEmpty();
  }

  @Test
  void shouldSayThatNoInjectorIsThereWhenAnotherServerAnswers() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> to(new InetSocketAddress("127.0.0.1", 1), "run-1", SECRET))
        .withMessageContaining("Connection refused");
  }

  @Test
  void shouldBringEachMessageWholeAndInOrderWhenTheyAreLargeAndSmall() throws Exception {
    Link link = call("run-1", SECRET);
    Random random = new Random(7);
    List<byte[]> sent = new ArrayList<>();
    for (int size : List.of(0, 1, 59_999, 60_000, 60_001, 1_000_000, 3, 16 << 20)) {
      byte[] message = new byte[size];
      random.nextBytes(message);
      sent.add(message);
      link.send(message);
    }

    for (byte[] message : sent) {
      assertThat(heard.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(message);
    }
  }

  private Link call(String run, Optional<String> secret) throws IOException {
    return to(entrance.address(), run, secret);
  }

  private Link to(InetSocketAddress address, String run, Optional<String> secret)
      throws IOException {
    return Call.to(address, sockets, RunKey.of(run, secret), it -> new Ear(heard));
  }

  /** All that is answered until the connection is closed, which it must be. */
  private byte[] answer(byte[] bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", entrance.address().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
        socket.getInputStream().transferTo(answer);
      } catch (SocketException e) {
        // Closed while bytes were still coming, which is just what is wanted.
        assertThat(e).hasMessageMatching(".*(reset|Broken pipe|closed).*");
      }
      return answer.toByteArray();
    }
  }

  private static byte[] frame(String hex) {
    byte[] head = text(UPGRADE);
    byte[] frame = HexFormat.of().parseHex(hex);
    byte[] both = new byte[head.length + frame.length];
    System.arraycopy(head, 0, both, 0, head.length);
    System.arraycopy(frame, 0, both, head.length, frame.length);
    return both;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private record Ear(BlockingQueue<byte[]> heard) implements Link.Events {

    @Override
    public void received(byte[] message) {
      heard.add(message);
    }

    @Override
    public void closed() {}
  }
}
