package salvo.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import salvo.SuppressForbidden;

/**
 * Chats at a fixed pace, from one thread for all: the ruler that streams are held to. The first
 * token of each says when it was sent, by the machine's own clock.
 */
public final class PacedStreams {

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static final String CONTENT =
      "{\"id\":\"chatcmpl-3f2b9a44\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
          + "\"model\":\"paced\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"}}]}";

  private static final String END =
      "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":"
          + "{\"prompt_tokens\":1,\"completion_tokens\":%d}}";

  private final int tokens;
  private final long stepNanos;
  private final byte[] content = chunk(CONTENT.replace("%s", " token"));
  private final PriorityQueue<Stream> due =
      new PriorityQueue<>(Comparator.comparingLong(it -> it.at));

  private static final class Stream {
    private final SocketChannel to;
    private long at;
    private int sent;

    Stream(SocketChannel to, long at) {
      this.to = to;
      this.at = at;
    }
  }

  private PacedStreams(int tokens, long stepNanos) {
    this.tokens = tokens;
    this.stepNanos = stepNanos;
  }

  /**
   * Serves until it is ended.
   *
   * @param args tokens of each answer, and ms from one to the next
   */
  @SuppressForbidden("the parent process reads the port from standard output")
  public static void main(String[] args) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress("127.0.0.1", 0), 4_096).configureBlocking(false);
    listening.register(selector, SelectionKey.OP_ACCEPT);
    int port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
    System.out.write(("listening 127.0.0.1:" + port + "\n").getBytes(StandardCharsets.UTF_8));
    System.out.flush();
    long step = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[1]));
    new PacedStreams(Integer.parseInt(args[0]), step).serve(selector, listening);
  }

  private void serve(Selector selector, ServerSocketChannel listening) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(16_384);
    while (true) {
      long now = System.nanoTime();
      long wait = due.isEmpty() ? 100 : (due.peek().at - now) / 1_000_000;
      if (wait > 0) {
        selector.select(wait);
      } else {
        selector.selectNow();
      }
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isAcceptable()) {
          for (SocketChannel it = listening.accept(); it != null; it = listening.accept()) {
            it.configureBlocking(false).register(selector, SelectionKey.OP_READ);
            it.socket().setTcpNoDelay(true);
          }
        } else {
          read((SocketChannel) key.channel(), in, key);
        }
      }
      selector.selectedKeys().clear();
      for (now = System.nanoTime(); !due.isEmpty() && due.peek().at <= now; ) {
        send(due.poll());
      }
    }
  }

  /** Each request comes at once, and none before the answer to the one before it. */
  private void read(SocketChannel from, ByteBuffer in, SelectionKey key) throws IOException {
    in.clear();
    int count;
    try {
      count = from.read(in);
    } catch (IOException reset) {
      count = -1;
    }
    if (count < 0) {
      key.cancel();
      from.close();
    } else if (count > 0) {
      due.add(new Stream(from, System.nanoTime() + stepNanos));
    }
  }

  private void send(Stream stream) {
    try {
      if (stream.sent == 0) {
        write(stream.to, HEAD.getBytes(StandardCharsets.US_ASCII));
        write(stream.to, chunk(CONTENT.replace("%s", "at=" + System.nanoTime() + "=")));
      } else if (stream.sent < tokens) {
        write(stream.to, content);
      } else {
        write(stream.to, chunk(END.replace("%d", Integer.toString(tokens))));
        write(stream.to, chunk("[DONE]"));
        write(stream.to, "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return;
      }
      stream.sent++;
      stream.at += stepNanos;
      due.add(stream);
    } catch (IOException gone) {
      stream.sent = tokens; // Its client has left, which is no concern of the others.
    }
  }

  /** A client that takes nothing for so long is of no use here. */
  private static void write(SocketChannel to, byte[] bytes) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      to.write(out);
    }
  }

  private static byte[] chunk(String data) {
    String event = "data: " + data + "\n\n";
    return (Integer.toHexString(event.length()) + "\r\n" + event + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
