package salvo.gatling.feeder;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An open file, of which any part can be read. */
final class FileBytes implements AutoCloseable {

  private final FileChannel channel;

  FileBytes(Path file) throws IOException {
    this.channel = FileChannel.open(file);
  }

  long size() throws IOException {
    return channel.size();
  }

  /** All of it, from its beginning; to be called once, and closed with the file. */
  InputStream stream() {
    return Channels.newInputStream(channel);
  }

  byte[] at(long start, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, start + bytes.position()) < 0) {
        throw new EOFException("it became shorter while it was being read");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
