package salvo.compare.block;

/**
 * Two runs with blocks of the same length.
 *
 * @param aligned whether a block of one stands for the same part of the profile as that of the
 *     other: the runs are about equally long
 */
public record BlockAlignment(RunBlocks base, RunBlocks candidate, boolean aligned) {

  public static BlockAlignment of(RunBlocks base, RunBlocks candidate) {
    long millis = Math.max(base.blockMillis(), candidate.blockMillis());
    RunBlocks first = base.coarser((int) (millis / base.blockMillis()));
    RunBlocks second = candidate.coarser((int) (millis / candidate.blockMillis()));
    if (Math.abs(first.blocks() - second.blocks()) > 1) {
      return new BlockAlignment(first, second, false);
    }
    int blocks = Math.min(first.blocks(), second.blocks());
    return new BlockAlignment(first.atMost(blocks), second.atMost(blocks), true);
  }
}
