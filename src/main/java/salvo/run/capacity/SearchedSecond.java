package salvo.run.capacity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.capacity.level.Observation;
import salvo.stats.times.TimeCounts;

/**
 * What one injector did in a second of a search.
 *
 * @param number of the second of the load, from 1 on
 * @param started tasks that it began
 * @param users that were at work at its end
 * @param requests that ended in it, by name
 * @param beside what ended in it beside them, by name
 */
record SearchedSecond(
    long number,
    long started,
    long users,
    Map<String, Observation.Ended> requests,
    Map<String, Observation.Ended> beside,
    Observation.Injector injector) {

  /** The same of several injectors, which have told that second. */
  static SearchedSecond sum(List<SearchedSecond> all) {
    return new SearchedSecond(
        all.get(0).number,
        all.stream().mapToLong(SearchedSecond::started).sum(),
        all.stream().mapToLong(SearchedSecond::users).sum(),
        sum(all, SearchedSecond::requests),
        sum(all, SearchedSecond::beside),
        new Observation.Injector(
            all.stream().map(it -> it.injector.cpu()).flatMapToDouble(OptionalDouble::stream).max(),
            all.stream().map(it -> it.injector.limit()).flatMap(Optional::stream).findFirst()));
  }

  private static Map<String, Observation.Ended> sum(
      List<SearchedSecond> all, Function<SearchedSecond, Map<String, Observation.Ended>> part) {
    Map<String, Observation.Ended> sum = new HashMap<>();
    all.forEach(
        second ->
            part.apply(second).forEach((name, it) -> sum.merge(name, it, Observation.Ended::plus)));
    return sum;
  }

  /** The same, that says which injector was a limit. */
  SearchedSecond by(int index) {
    return new SearchedSecond(
        number,
        started,
        users,
        requests,
        beside,
        new Observation.Injector(
            injector.cpu(),
            injector.limit().map(it -> it.replaceFirst("^it ", "injector " + index + " "))));
  }

  /** As the second of the search that it was. */
  Observation over(double seconds, long offered) {
    return new Observation(seconds, offered, started, users, requests, beside, injector);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(number);
      out.writeLong(started);
      out.writeLong(users);
      write(requests, out);
      write(beside, out);
      out.writeDouble(injector.cpu().orElse(Double.NaN));
      out.writeUTF(injector.limit().orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException("A second of the search cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static SearchedSecond of(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      long number = in.readLong();
      long started = in.readLong();
      long users = in.readLong();
      Map<String, Observation.Ended> requests = ended(in);
      Map<String, Observation.Ended> beside = ended(in);
      double cpu = in.readDouble();
      String limit = in.readUTF();
      return new SearchedSecond(
          number,
          started,
          users,
          requests,
          beside,
          new Observation.Injector(
              Double.isNaN(cpu) ? OptionalDouble.empty() : OptionalDouble.of(cpu),
              Optional.of(limit).filter(it -> !it.isEmpty())));
    }
  }

  private static void write(Map<String, Observation.Ended> ended, DataOutputStream out)
      throws IOException {
    out.writeInt(ended.size());
    for (Map.Entry<String, Observation.Ended> it : ended.entrySet()) {
      out.writeUTF(it.getKey());
      write(it.getValue().ok(), out);
      write(it.getValue().ko(), out);
      out.writeLong(it.getValue().refused());
    }
  }

  private static Map<String, Observation.Ended> ended(DataInputStream in) throws IOException {
    Map<String, Observation.Ended> ended = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      ended.put(in.readUTF(), new Observation.Ended(times(in), times(in), in.readLong()));
    }
    return ended;
  }

  private static void write(TimeCounts times, DataOutputStream out) throws IOException {
    byte[] bytes = times.bytes();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static TimeCounts times(DataInputStream in) throws IOException {
    return TimeCounts.ofBytes(in.readNBytes(in.readInt()));
  }
}
