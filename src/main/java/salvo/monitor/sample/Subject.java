package salvo.monitor.sample;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a metric is of: the machine, a part of it, a process, or what an exporter tells.
 *
 * @param device name or number, where there may be several of the kind; of an exporter its name
 */
public record Subject(Kind kind, String device) {

  /** The machine as a whole. */
  public static final Subject HOST = new Subject(Kind.HOST, "");

  /** All processors together. */
  public static final Subject PROCESSORS = new Subject(Kind.PROCESSORS, "");

  public static final Subject MEMORY = new Subject(Kind.MEMORY, "");

  public static final Subject SWAP = new Subject(Kind.SWAP, "");

  /** The connections of TCP. */
  public static final Subject CONNECTIONS = new Subject(Kind.CONNECTIONS, "");

  /** The process that offers the load. */
  public static final Subject INJECTOR = new Subject(Kind.INJECTOR, "");

  /** The injector's virtual machine. */
  public static final Subject JVM = new Subject(Kind.JVM, "");

  /** The target's process. */
  public static final Subject TARGET = new Subject(Kind.TARGET, "");

  /** The kinds, each with the word that its columns begin with and what it is called. */
  public enum Kind {
    HOST("", ""),
    PROCESSORS("cpu", "CPU"),
    /** One of them. */
    PROCESSOR("cpu", "CPU"),
    MEMORY("memory", "Memory"),
    SWAP("swap", "Swap"),
    DISK("disk", "Disk"),
    NETWORK("net", "Network"),
    CONNECTIONS("tcp", "TCP"),
    GPU("gpu", "GPU"),
    INJECTOR("injector", "Injector"),
    JVM("", "Injector"),
    TARGET("target", "Target"),
    EXPORTER("", "");

    private final String word;
    private final String label;

    Kind(String word, String label) {
      this.word = word;
      this.label = label;
    }
  }

  public static Subject processor(int number) {
    return new Subject(Kind.PROCESSOR, Integer.toString(number));
  }

  public static Subject disk(String name) {
    return new Subject(Kind.DISK, name);
  }

  public static Subject network(String name) {
    return new Subject(Kind.NETWORK, name);
  }

  public static Subject gpu(int number) {
    return new Subject(Kind.GPU, Integer.toString(number));
  }

  public static Subject exporter(String name) {
    return new Subject(Kind.EXPORTER, name);
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  /** For people: "Disk sda", "CPU 0", an exporter's name; empty for the machine as a whole. */
  public String label() {
    return joined(" ", kind.label, device);
  }

  /** The name of something that is measured of it: {@code disk_sda_read}, {@code cpu0}. */
  String name(String quantity) {
    return switch (kind) {
      case EXPORTER -> device + ": " + quantity;
      case PROCESSOR, GPU -> joined("_", kind.word + device, quantity);
      default -> joined("_", kind.word, device, quantity);
    };
  }

  private static String joined(String separator, String... parts) {
    return Stream.of(parts).filter(it -> !it.isEmpty()).collect(Collectors.joining(separator));
  }
}
