package salvo.gatling.feeder;

import java.util.PrimitiveIterator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** In which order records are taken, as Gatling's strategies say. */
enum RecordOrder {
  QUEUE {
    @Override
    PrimitiveIterator.OfLong numbers(long count, RandomGenerator random) {
      return LongStream.range(0, count).iterator();
    }
  },
  CIRCULAR {
    @Override
    PrimitiveIterator.OfLong numbers(long count, RandomGenerator random) {
      return LongStream.iterate(0, number -> (number + 1) % count).iterator();
    }
  },
  RANDOM {
    @Override
    PrimitiveIterator.OfLong numbers(long count, RandomGenerator random) {
      return LongStream.generate(() -> random.nextLong(count)).iterator();
    }
  },
  SHUFFLE {
    @Override
    PrimitiveIterator.OfLong numbers(long count, RandomGenerator random) {
      int[] numbers = IntStream.range(0, Math.toIntExact(count)).toArray();
      for (int left = numbers.length; left > 1; left--) {
        int drawn = random.nextInt(left);
        int number = numbers[drawn];
        numbers[drawn] = numbers[left - 1];
        numbers[left - 1] = number;
      }
      return IntStream.of(numbers).asLongStream().iterator();
    }
  };

  /**
   * Numbers of records, from 0 to below the count.
   *
   * @param random what is drawn by; used by one thread
   */
  abstract PrimitiveIterator.OfLong numbers(long count, RandomGenerator random);
}
