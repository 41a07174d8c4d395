package salvo.workload;

import salvo.config.injector.InjectorSettings;

/**
 * The part of one injector in what several do together: of any row its each n-th, so that the parts
 * add up to the whole, however long it is.
 *
 * @param index of this injector, from 0 on
 * @param count of all
 */
public record Share(int index, int count) {

  /** That of an injector without others. */
  public static final Share ALL = new Share(0, 1);

  public Share {
    if (count < 1 || index < 0 || index >= count) {
      throw new IllegalArgumentException("There is no injector " + index + " of " + count);
    }
  }

  public static Share of(InjectorSettings injector) {
    return new Share(injector.index(), injector.count());
  }

  /** Whether others do a part of it. */
  public boolean isPart() {
    return count > 1;
  }

  /** Whether what has that number, from 0 on, is this one's. */
  public boolean has(long number) {
    return Math.floorMod(number, count) == index;
  }

  /** How many of so many first ones are this one's. */
  public long of(long all) {
    return Math.floorDiv(all + count - 1 - index, (long) count);
  }

  /** The same, of a count that is an int. */
  public int of(int all) {
    return (int) of((long) all);
  }

  /** Which number among all an own one has; both count from 0. */
  public long number(long own) {
    return own * count + index;
  }

  /**
   * The same part of another row, which begins with another injector: where many rows are short,
   * the first injector would have all of them.
   *
   * @param row number of the row, from 0 on
   */
  public Share ofRow(int row) {
    return new Share(Math.floorMod(index - row, count), count);
  }
}
