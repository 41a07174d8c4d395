package salvo.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityTest {

  private final List<String> started = new ArrayList<>();

  @Test
  void shouldStartInOrderOfArrivalAsSlotsBecomeFree() {
    Capacity capacity = new Capacity(2, 2);

    assertThat(admit(capacity, "a")).isTrue();
    assertThat(admit(capacity, "b")).isTrue();
    assertThat(admit(capacity, "c")).isTrue();
    assertThat(admit(capacity, "d")).isTrue();
    assertThat(admit(capacity, "e")).isFalse();
    assertThat(started).containsExactly("a", "b");
    capacity.release();
    assertThat(started).containsExactly("a", "b", "c");
    assertThat(admit(capacity, "f")).isTrue();
    capacity.release();
    capacity.release();
    assertThat(started).containsExactly("a", "b", "c", "d", "f");
  }

  @Test
  void shouldNotPileUpOnTheStackWhatEndsAtOnce() {
    int many = 1_000_000;
    Capacity capacity = new Capacity(1, many);
    int[] served = {0};
    assertThat(admit(capacity, "first")).isTrue();
    for (int i = 0; i < many; i++) {
      capacity.admit(
          () -> {
            served[0]++;
            capacity.release();
          });
    }

    capacity.release();

    assertThat(served[0]).isEqualTo(many);
    assertThat(admit(capacity, "last")).isTrue();
    assertThat(started).containsExactly("first", "last");
  }

  private boolean admit(Capacity capacity, String name) {
    return capacity.admit(() -> started.add(name));
  }
}
