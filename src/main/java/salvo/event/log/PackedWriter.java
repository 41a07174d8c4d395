package salvo.event.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import salvo.event.RecordKinds;

/** Writes what {@link PackedReader} has read of other logs. */
public final class PackedWriter implements Closeable {

  private final LogOutput out;
  private final RunHeader header;
  private final RecordKinds kinds;
  private Head[] heads = new Head[64];

  /** Numbers of texts in this log by those of messages; 0 for none yet. */
  private int[] messages = new int[64];

  /** How all records of a kind but its first begin. */
  private record Head(byte[] bytes, RecordKinds.Type type, boolean flag) {}

  /** Replaces the file if there is one. */
  public PackedWriter(Path log, RunHeader header, RecordKinds kinds) throws IOException {
    this.out = SimulationLogWriter.begin(log, header);
    this.header = header;
    this.kinds = kinds;
  }

  /**
   * Appends a record.
   *
   * @param records numbers of many
   * @param from where its own begin
   */
  public void write(int[] records, int from) throws IOException {
    Head head = begin(records[from]);
    int start = records[from + 1];
    int end = records[from + 2];
    int rest = records[from + 3];
    switch (head.type) {
      case REQUEST -> {
        out.i32(start);
        out.i32(end);
        out.flag(head.flag);
        message(rest);
      }
      case USER -> {
        out.flag(head.flag);
        out.i32(end);
      }
      case GROUP -> {
        out.i32(start);
        out.i32(end);
        out.i32(rest);
        out.flag(head.flag);
      }
      case CRASH -> {
        message(rest);
        out.i32(end);
      }
    }
  }

  private Head begin(int number) throws IOException {
    if (number >= heads.length) {
      heads = Arrays.copyOf(heads, 2 * number);
    }
    Head head = heads[number];
    if (head != null) {
      out.bytes(head.bytes);
      return head;
    }
    heads[number] = beginFirst(kinds.kind(number));
    return heads[number];
  }

  private Head beginFirst(RecordKinds.Kind kind) throws IOException {
    ByteBuffer again = ByteBuffer.allocate(1 + Integer.BYTES * (2 + kind.groups().size()));
    switch (kind.type()) {
      case REQUEST -> {
        type(LogFormat.REQUEST, again);
        groups(kind, again);
        text(kind.name(), again);
      }
      case USER -> {
        type(LogFormat.USER, again);
        number(header.scenarios().indexOf(kind.name()), again);
      }
      case GROUP -> {
        type(LogFormat.GROUP, again);
        groups(kind, again);
      }
      case CRASH -> type(LogFormat.CRASH, again);
    }
    return new Head(Arrays.copyOf(again.array(), again.position()), kind.type(), kind.flag());
  }

  private void type(int type, ByteBuffer again) throws IOException {
    out.u8(type);
    again.put((byte) type);
  }

  private void number(int number, ByteBuffer again) throws IOException {
    out.i32(number);
    again.putInt(number);
  }

  private void groups(RecordKinds.Kind kind, ByteBuffer again) throws IOException {
    number(kind.groups().size(), again);
    for (String group : kind.groups()) {
      text(group, again);
    }
  }

  private void text(String text, ByteBuffer again) throws IOException {
    again.putInt(-out.cachedText(text));
  }

  private void message(int number) throws IOException {
    if (number >= messages.length) {
      messages = Arrays.copyOf(messages, 2 * number);
    }
    if (messages[number] > 0) {
      out.i32(-messages[number]);
    } else {
      messages[number] = out.cachedText(kinds.message(number));
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
