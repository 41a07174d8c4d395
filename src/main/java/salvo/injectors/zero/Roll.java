package salvo.injectors.zero;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.injectors.message.Beat;
import salvo.injectors.message.InjectorRow;

/** Who is there of a run's injectors, at injector 0. Used by one thread only. */
final class Roll {

  /**
   * So many rows go out at a time, so that what is sent grows with the injectors, not their square.
   */
  private static final int ROWS_AT_A_TIME = 32;

  private final Seat[] seats;
  private int nextRow;

  Roll(int count) {
    seats = new Seat[count];
  }

  int count() {
    return seats.length;
  }

  Optional<Seat> at(int index) {
    return index < 0 || index >= seats.length
        ? Optional.empty()
        : Optional.ofNullable(seats[index]);
  }

  void take(Seat seat) {
    seats[seat.index()] = seat;
  }

  void leave(Seat seat) {
    if (seats[seat.index()] == seat) {
      seats[seat.index()] = null;
    }
  }

  /** Those that are not lost. */
  Stream<Seat> present() {
    return all().filter(it -> !it.lost);
  }

  boolean isFull() {
    return all().count() == seats.length;
  }

  List<Integer> absent() {
    return IntStream.range(0, seats.length).filter(it -> seats[it] == null).boxed().toList();
  }

  List<Integer> those(Predicate<Seat> are) {
    return all().filter(are).map(Seat::index).toList();
  }

  boolean areAlike() {
    return all().map(it -> it.digest).distinct().count() <= 1;
  }

  SortedMap<Integer, SortedMap<String, String>> digests() {
    SortedMap<Integer, SortedMap<String, String>> digests = new TreeMap<>();
    all().forEach(it -> digests.put(it.index(), it.digests));
    return digests;
  }

  double largestUncertaintyMillis() {
    return all().mapToDouble(it -> it.uncertaintyMillis).max().orElse(0);
  }

  /** What all have done, the lost ones included. */
  Beat sum() {
    return Beat.sum(all().map(it -> it.beat).toList());
  }

  /** Some rows; the next ones at the next call. */
  List<InjectorRow> nextRows(long nowNanos) {
    List<InjectorRow> rows = new ArrayList<>();
    int number = Math.min(ROWS_AT_A_TIME, seats.length);
    for (int i = 0; i < number; i++) {
      at(nextRow).ifPresent(it -> rows.add(it.row(nowNanos)));
      nextRow = (nextRow + 1) % seats.length;
    }
    return rows;
  }

  Stream<Seat> all() {
    return Stream.of(seats).filter(Objects::nonNull);
  }
}
