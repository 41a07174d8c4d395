package salvo.resources;

import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject.Kind;
import salvo.text.Unit;

/**
 * A metric of one of the machines that took part in a run.
 *
 * @param machine name of another machine; empty for that of the injector
 */
public record Resource(String machine, ResourceMetric metric) {

  private static final String OF_MACHINE = ": ";

  /** Of the injector's machine. */
  public Resource(ResourceMetric metric) {
    this("", metric);
  }

  /** Its stable name in the reports, such as {@code disk_sda_read}. */
  public String key() {
    return prefix() + metric.key();
  }

  /** Its name in {@code resources.csv}, after that of another machine. */
  public String column() {
    return prefix() + metric.column();
  }

  /** For people, such as "Disk sda read". */
  public String label() {
    return prefix() + metric.label();
  }

  public Unit unit() {
    return metric.unit();
  }

  /** Whether the injector's machine has it because every machine does. */
  public boolean isCore() {
    return isOwn() && CoreMetric.of(metric).isPresent();
  }

  /** Whether it is of that kind of subject, on the injector's machine. */
  public boolean isOf(Kind kind) {
    return isOwn() && metric.subject().is(kind);
  }

  /** Whether it is how busy one of the injector's GPUs is. */
  public boolean isGpuLoad() {
    return isOf(Kind.GPU) && metric.quantity().equals("load");
  }

  private boolean isOwn() {
    return machine.isEmpty();
  }

  private String prefix() {
    return isOwn() ? "" : machine + OF_MACHINE;
  }
}
