package salvo.injectors.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Heart-beats as bytes: they go to and from each injector each second, for which JSON is too dear.
 */
final class BeatBytes {

  private BeatBytes() {}

  static byte[] of(byte kind, Beat beat, List<InjectorRow> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(kind);
      write(beat, out);
      out.writeShort(rows.size());
      for (InjectorRow row : rows) {
        out.writeInt(row.index());
        out.writeUTF(row.host());
        write(row.last(), out);
        out.writeDouble(row.silentSeconds());
        out.writeByte(row.state().ordinal());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A heart-beat cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /** The beat or the sum, and the rows after it; the kind is skipped. */
  static Message.Sum read(byte[] bytes) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
      Beat beat = beat(in);
      List<InjectorRow> rows = new ArrayList<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        rows.add(new InjectorRow(in.readInt(), in.readUTF(), beat(in), in.readDouble(), state(in)));
      }
      return new Message.Sum(beat, rows);
    }
  }

  private static void write(Beat beat, DataOutputStream out) throws IOException {
    out.writeLong(beat.started());
    out.writeLong(beat.finished());
    out.writeLong(beat.failed());
    out.writeDouble(beat.rate());
    out.writeDouble(beat.cpu());
    out.writeDouble(beat.lagMillis());
    out.writeDouble(beat.p95Millis());
    out.writeShort(beat.more().size());
    for (Map.Entry<String, Double> figure : beat.more().entrySet()) {
      out.writeUTF(figure.getKey());
      out.writeDouble(figure.getValue());
    }
  }

  private static Beat beat(DataInputStream in) throws IOException {
    long started = in.readLong();
    long finished = in.readLong();
    long failed = in.readLong();
    double rate = in.readDouble();
    double cpu = in.readDouble();
    double lagMillis = in.readDouble();
    double p95Millis = in.readDouble();
    SortedMap<String, Double> more = new TreeMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      more.put(in.readUTF(), in.readDouble());
    }
    return new Beat(started, finished, failed, rate, cpu, lagMillis, p95Millis, more);
  }

  private static InjectorRow.State state(DataInputStream in) throws IOException {
    int ordinal = in.readUnsignedByte();
    InjectorRow.State[] all = InjectorRow.State.values();
    if (ordinal >= all.length) {
      throw new IOException("State " + ordinal + " is not known");
    }
    return all[ordinal];
  }
}
