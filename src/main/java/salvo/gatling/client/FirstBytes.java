package salvo.gatling.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Looks at the first bytes that a target sends on a connection of HTTP/1. Netty takes those of
 * another protocol for a head with wrong ends of lines.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {

  /** The first two of a record of TLS: an alert or a handshake, in any version of it. */
  private static final int TLS_ALERT = 0x1503;

  private static final int TLS_HANDSHAKE = 0x1603;

  /** A frame of HTTP/2 begins with three bytes of length, and the first is one of settings. */
  private static final int SETTINGS_AT = 3;

  private static final int SETTINGS = 4;
  private static final int SHOWN = 4;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes && bytes.isReadable()) {
      context.pipeline().remove(this);
      Optional<String> complaint = complaint(bytes);
      if (complaint.isPresent()) {
        bytes.release();
        context.fireExceptionCaught(new NotHttp(complaint.get()));
        return;
      }
    }
    context.fireChannelRead(message);
  }

  private static Optional<String> complaint(ByteBuf bytes) {
    int at = bytes.readerIndex();
    if (!isControl(bytes.getByte(at))) {
      return Optional.empty();
    }
    int length = bytes.readableBytes();
    int two = length < 2 ? 0 : bytes.getUnsignedShort(at);
    if (two == TLS_ALERT || two == TLS_HANDSHAKE) {
      return Optional.of("the target speaks TLS on this port");
    }
    if (two == 0 && length > SETTINGS_AT && bytes.getByte(at + SETTINGS_AT) == SETTINGS) {
      return Optional.of("the target speaks HTTP/2 on this port, and nothing else");
    }
    byte[] first = new byte[Math.min(length, SHOWN)];
    bytes.getBytes(at, first);
    return Optional.of(
        "the answer begins with the bytes "
            + HexFormat.ofDelimiter(" ").formatHex(first)
            + ", which is not HTTP");
  }

  /** Empty lines may stand before an answer. */
  private static boolean isControl(byte first) {
    return first < ' ' && first != '\r' && first != '\n';
  }
}
