package salvo.live.terminal;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import salvo.live.LiveFrame;

/**
 * The view on a terminal, drawn again in its place each second. What is said meanwhile appears
 * above it, and its last state stays when it is closed.
 */
public final class LiveTerminal implements Consumer<LiveFrame>, AutoCloseable {

  private static final String CSI = "\u001b[";

  /** A line that is longer than the terminal is wide must not take two of its rows. */
  private static final String CUT_LINES = CSI + "?7l";

  private static final String WRAP_LINES = CSI + "?7h";
  private static final String END_OF_LINE = CSI + "K\n";
  private static final String ERASE_BELOW = CSI + "J";

  private final PrintStream console;
  private final boolean ascii;
  private Optional<URI> page = Optional.empty();
  private List<String> drawn = List.of();
  private boolean open;
  private boolean closed;

  /**
   * @param ascii whether the terminal shows nothing but ASCII
   */
  public LiveTerminal(PrintStream console, boolean ascii) {
    this.console = console;
    this.ascii = ascii;
  }

  /** Draws from the next frame on. */
  public synchronized void open(Optional<URI> address) {
    page = address;
    open = true;
  }

  @Override
  public synchronized void accept(LiveFrame frame) {
    if (open && !closed) {
      draw("", LiveScreen.lines(frame, ascii, page));
    }
  }

  /** Prints a line above the view. */
  public synchronized void say(String line) {
    draw(line + END_OF_LINE, drawn);
  }

  @Override
  public synchronized void close() {
    closed = true;
    drawn = List.of();
  }

  private void draw(String said, List<String> lines) {
    StringBuilder out = new StringBuilder();
    if (!drawn.isEmpty()) {
      out.append(CSI).append(drawn.size()).append("A\r");
    }
    out.append(said).append(CUT_LINES);
    lines.forEach(line -> out.append(line).append(END_OF_LINE));
    console.print(out.append(ERASE_BELOW).append(WRAP_LINES));
    console.flush();
    drawn = lines;
  }
}
