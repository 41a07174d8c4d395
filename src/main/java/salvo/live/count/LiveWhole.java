package salvo.live.count;

import java.util.Optional;

/** What all injectors of a run do, in place of what this one does. */
public interface LiveWhole {

  /** What they did since the last call; empty when nothing was heard of them. */
  Optional<LivePart> take();
}
