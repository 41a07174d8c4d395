package salvo.run.common;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import salvo.injectors.GangListener;
import salvo.injectors.message.Beat;
import salvo.text.Outputs;
import salvo.text.Quantity;

/** Hears what happens to the others, and what they tell. */
final class CommonEar implements GangListener {

  private final int count;
  private final CommonRun.Local local;
  private final SortedMap<Integer, String> losses = new ConcurrentSkipListMap<>();
  private volatile boolean stopped;
  private volatile Optional<CommonDial> dial = Optional.empty();
  private boolean isMisunderstood;

  /** What is done with something that was told, which may be of another form. */
  private interface Telling {
    void take() throws IOException;
  }

  CommonEar(int count, CommonRun.Local local) {
    this.count = count;
    this.local = local;
  }

  /** Who is told of changes of the load from now on. */
  void turns(CommonDial it) {
    dial = Optional.of(it);
  }

  @Override
  public void lost(int index, Beat last, double seconds) {
    String sentence =
        "Injector "
            + index
            + " of "
            + count
            + " was lost after "
            + Quantity.number(seconds)
            + " s of the load, and with it "
            + Quantity.share(1.0 / count)
            + " of what came after.";
    losses.put(index, sentence);
    local.figures().lost(index);
    local.lost(index);
    dial.ifPresent(it -> it.lost(index));
    local.warn(sentence);
  }

  @Override
  public void stopped(int byIndex, String why) {
    stopped = true;
    local.stop("Injector " + byIndex + ": " + why);
  }

  @Override
  public void noted(int from, byte[] note) {
    understood(
        () -> {
          byte[] told = Arrays.copyOfRange(note, 1, note.length);
          switch (Topic.of(note[0])) {
            case SECOND -> local.figures().told(from, told);
            case DIAL -> dial().noted(from, told);
            case SEARCH -> local.searched(from, told);
          }
        });
  }

  @Override
  public void noticed(byte[] notice) {
    understood(
        () -> {
          byte[] told = Arrays.copyOfRange(notice, 1, notice.length);
          switch (Topic.of(notice[0])) {
            case SECOND -> local.figures().heard(told);
            case DIAL -> dial().noticed(told);
            case SEARCH -> throw new IOException("a search is injector 0's");
          }
        });
  }

  private CommonDial dial() throws IOException {
    return dial.orElseThrow(() -> new IOException("the load cannot be changed yet"));
  }

  /** What all do is a view, which may fail; it costs a warning. */
  private void understood(Telling telling) {
    try {
      telling.take();
    } catch (IOException | RuntimeException e) {
      if (!isMisunderstood) {
        isMisunderstood = true;
        local.warn("A message of another injector was not understood: " + Outputs.reason(e) + ".");
      }
    }
  }

  boolean isStopped() {
    return stopped;
  }

  Set<Integer> lost() {
    return Set.copyOf(losses.keySet());
  }

  String loss() {
    return String.join(" ", losses.values());
  }
}
