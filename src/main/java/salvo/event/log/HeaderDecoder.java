package salvo.event.log;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the first record of a log and refuses files that are not logs of Gatling 3.15. */
final class HeaderDecoder {

  private static final int MAX_VERSION_BYTES = 64;
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\..+");

  private final LogInput in;

  HeaderDecoder(LogInput in) {
    this.in = in;
  }

  RunHeader decode() throws IOException {
    try {
      requireRunRecord();
      String version = version();
      return new RunHeader(version, in.text(), in.i64(), in.text(), texts(), blocks());
    } catch (EOFException e) {
      throw new SimulationLogException(
          in.path() + " ends inside its header: the run was stopped before Gatling wrote more.");
    }
  }

  private void requireRunRecord() throws IOException {
    int type = in.u8();
    if (type != LogFormat.RUN) {
      throw notALog("it begins with byte " + type + ", expected 0");
    }
  }

  private String version() throws IOException {
    int length = in.i32();
    if (length <= 0 || length > MAX_VERSION_BYTES) {
      throw notALog("it has no Gatling version at byte 1");
    }
    String version = in.text(length);
    if (!VERSION.matcher(version).matches()) {
      throw notALog("it has no Gatling version at byte 1");
    }
    if (!version.startsWith(LogFormat.SUPPORTED_VERSION)) {
      throw new SimulationLogException(
          in.path()
              + " was written by Gatling "
              + version
              + "; only logs of Gatling "
              + LogFormat.SUPPORTED_VERSION
              + "x can be read. Run the simulation again with that version.");
    }
    return version;
  }

  private SimulationLogException notALog(String found) {
    return new SimulationLogException(
        in.path()
            + " is not a binary simulation.log: "
            + found
            + ". (Gatling before 3.13 wrote text, which is not supported.)");
  }

  private List<String> texts() throws IOException {
    int count = in.size("a number of scenarios", LogFormat.MAX_ITEMS);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(in.text());
    }
    return texts;
  }

  private List<byte[]> blocks() throws IOException {
    int count = in.size("a number of assertions", LogFormat.MAX_ITEMS);
    List<byte[]> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(in.block());
    }
    return blocks;
  }
}
