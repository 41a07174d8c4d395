package salvo.gatling.feeder;

import java.io.IOException;
import salvo.text.Quantity;

/**
 * Records that stand next to each other in a file.
 *
 * @param first number of the first record; that of the file's first is 0
 */
record Block(long start, int bytes, long first, int records) {

  /**
   * How long a record is.
   *
   * @throws IOException when it is longer than the most
   */
  static int length(long start, long end, int most) throws IOException {
    if (end - start > most) {
      throw new IOException(
          "the record that begins at byte "
              + Quantity.count(start)
              + " has no end within "
              + Quantity.count(most)
              + " bytes, as when a quotation mark is not closed");
    }
    return (int) (end - start);
  }
}
