package salvo.imports.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import salvo.imports.format.ImportReport.Item;

/** Notes what becomes of a file while it is read. */
public final class ImportLog {

  private final List<Item> taken = new ArrayList<>();
  private final List<Item> leftOut = new ArrayList<>();
  private final Set<Item> guessed = new LinkedHashSet<>();
  private final Set<Item> ignored = new LinkedHashSet<>();

  public void taken(String place, String call) {
    taken.add(new Item(place, call, ""));
  }

  public void leftOut(String place, String call, String reason) {
    leftOut.add(new Item(place, call, reason));
  }

  /** Calls that are told as one, as a file may have a million of them. */
  public void taken(String place, String call, int count) {
    taken.add(new Item(place, call, "", count));
  }

  /** The same of those that are left out. */
  public void leftOut(String place, String call, String reason, int count) {
    leftOut.add(new Item(place, call, reason, count));
  }

  /** What the file does not say, and why it is so. */
  public void guessed(String place, String what, String reason) {
    guessed.add(new Item(place, what, reason));
  }

  /** A part that is no call. */
  public void ignored(String place, String what, String reason) {
    ignored.add(new Item(place, what, reason));
  }

  /** Why calls were left out, each reason once. */
  public List<String> reasons() {
    return leftOut.stream().map(Item::reason).distinct().toList();
  }

  /** All of it, once the file is read. */
  public ImportReport report(Importer importer, ImportInput input, int calls) {
    return new ImportReport(
        importer.format(),
        input.name(),
        calls,
        List.copyOf(taken),
        List.copyOf(leftOut),
        List.copyOf(guessed),
        List.copyOf(ignored));
  }
}
