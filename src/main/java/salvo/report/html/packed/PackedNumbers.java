package salvo.report.html.packed;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whole numbers from 0 up as characters that need no escaping in JSON or HTML, the lowest digit
 * first. The first half of the digits ends a number, the second half goes on with it.
 */
final class PackedNumbers {

  /** What is printed, without blanks and what HTML or JSON take for more than text. */
  static final String DIGITS =
      IntStream.rangeClosed('!', '~')
          .filter(it -> "\"&'<>\\".indexOf(it) < 0)
          .mapToObj(Character::toString)
          .collect(Collectors.joining());

  private static final int BASE = DIGITS.length() / 2;

  private final StringBuilder text = new StringBuilder();

  PackedNumbers add(long number) {
    if (number < 0) {
      throw new IllegalArgumentException(number + " is below 0");
    }
    long rest = number;
    while (rest >= BASE) {
      text.append(DIGITS.charAt(BASE + (int) (rest % BASE)));
      rest /= BASE;
    }
    text.append(DIGITS.charAt((int) rest));
    return this;
  }

  int length() {
    return text.length();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
