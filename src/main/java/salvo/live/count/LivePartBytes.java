package salvo.live.count;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.cost.CostTotals;
import salvo.stats.cost.Used;
import salvo.stats.request.RequestCounts;
import salvo.stats.stream.FineTimes;
import salvo.stats.times.TimeCounts;

/** Parts as bytes, which go to and from each injector each second. */
final class LivePartBytes {

  private static final int BESIDE = 1;
  private static final int JUDGED = 2;
  private static final int LEFT_OUT = 4;
  private static final int MOST_CHARS = 200;

  private LivePartBytes() {}

  static byte[] of(LivePart part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeDouble(part.requestsPerSecond());
      out.writeDouble(part.failedPerSecond());
      out.writeInt(part.users());
      write(part.counts(), out);
      write(part.errors(), out);
      write(part.crashes(), out);
      write(part.extras(), out);
    } catch (IOException e) {
      throw new UncheckedIOException("A second cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static LivePart read(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      double perSecond = in.readDouble();
      double failedPerSecond = in.readDouble();
      int users = in.readInt();
      return new LivePart(
          counts(in), perSecond, failedPerSecond, users, errors(in), errors(in), extras(in));
    }
  }

  private static void write(LiveInterval counts, DataOutputStream out) throws IOException {
    out.writeInt(counts.endpoints().size());
    for (String name : counts.endpoints()) {
      RequestCounts judged = counts.judged().get(name);
      RequestCounts leftOut = counts.leftOut().get(name);
      out.writeUTF(name);
      out.writeByte(
          (counts.isBeside(name) ? BESIDE : 0)
              | (judged != null ? JUDGED : 0)
              | (leftOut != null ? LEFT_OUT : 0));
      if (judged != null) {
        write(judged, out);
      }
      if (leftOut != null) {
        write(leftOut, out);
      }
    }
  }

  private static LiveInterval counts(DataInputStream in) throws IOException {
    LiveInterval interval = new LiveInterval();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      int is = in.readUnsignedByte();
      for (int kind : new int[] {JUDGED, LEFT_OUT}) {
        if ((is & kind) != 0) {
          interval.add(name, (is & BESIDE) != 0, kind == JUDGED, requests(in));
        }
      }
    }
    return interval;
  }

  private static void write(RequestCounts counts, DataOutputStream out) throws IOException {
    byte[] times = counts.counted().bytes();
    out.writeLong(counts.ko());
    out.writeInt(times.length);
    out.write(times);
  }

  private static RequestCounts requests(DataInputStream in) throws IOException {
    RequestCounts counts = new RequestCounts();
    long ko = in.readLong();
    counts.add(TimeCounts.ofBytes(in.readNBytes(in.readInt())), ko);
    return counts;
  }

  private static void write(List<ErrorCount> errors, DataOutputStream out) throws IOException {
    out.writeInt(errors.size());
    for (ErrorCount it : errors) {
      out.writeUTF(bounded(it.endpoint()));
      out.writeUTF(bounded(it.message()));
      out.writeInt(it.status());
      out.writeLong(it.count());
      out.writeLong(it.firstMillis());
      out.writeLong(it.lastMillis());
    }
  }

  private static List<ErrorCount> errors(DataInputStream in) throws IOException {
    List<ErrorCount> errors = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      errors.add(
          new ErrorCount(
              in.readUTF(),
              in.readUTF(),
              in.readInt(),
              in.readLong(),
              in.readLong(),
              in.readLong()));
    }
    return errors;
  }

  private static void write(LiveExtras extras, DataOutputStream out) throws IOException {
    SortedMap<Long, Long> lag = extras.lag().byNanos();
    out.writeInt(lag.size());
    for (Map.Entry<Long, Long> it : lag.entrySet()) {
      out.writeLong(it.getKey());
      out.writeLong(it.getValue());
    }
    out.writeInt(extras.costs().size());
    for (CostTotals it : extras.costs()) {
      out.writeUTF(it.name());
      out.writeUTF(it.currency());
      out.writeLong(it.known());
      out.writeUTF(it.amount().toString());
      out.writeLong(it.good());
    }
    out.writeLong(extras.used().requests());
    out.writeUTF(extras.used().spent().toString());
  }

  private static LiveExtras extras(DataInputStream in) throws IOException {
    Map<Long, Long> lag = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      lag.put(in.readLong(), in.readLong());
    }
    List<CostTotals> costs = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      costs.add(
          new CostTotals(
              in.readUTF(),
              in.readUTF(),
              in.readLong(),
              new BigDecimal(in.readUTF()),
              in.readLong()));
    }
    Used used = new Used(in.readLong(), new BigDecimal(in.readUTF()));
    return new LiveExtras(FineTimes.of(lag), costs, used);
  }

  private static String bounded(String text) {
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
  }
}
