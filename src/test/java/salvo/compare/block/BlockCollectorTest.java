package salvo.compare.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.stats.times.TimeCounts;

class BlockCollectorTest {

  private static final long START = 1_700_000_000_000L;

  @Test
  void shouldDoubleTheBlocksWhenTheRunGetsLonger() {
    BlockCollector collector = new BlockCollector();
    for (int i = 0; i <= 300; i++) {
      collector.accept(request("get home", 200L * i, 40 + i % 2, i % 10 != 0));
    }

    RunBlocks blocks = collector.blocks("run");

    assertThat(blocks.blockMillis()).isEqualTo(2_000);
    assertThat(blocks.blocks()).isEqualTo(30);
    assertThat(blocks.millis()).isEqualTo(60_000);
    assertThat(blocks.requests()).isEqualTo(301);
    EndpointBlocks home = blocks.endpoints().get("get home");
    assertThat(home.failures()).isEqualTo(31);
    assertThat(home.all(1))
        .isEqualTo(TimeCounts.of(new int[] {40, 41}, new long[] {5, 5}, 2))
        .hasToString("TimeCounts[40 ms x 5, 41 ms x 5]");
  }

  @Test
  void shouldCountTheSameWhateverTheOrder() {
    BlockCollector forwards = new BlockCollector();
    BlockCollector backwards = new BlockCollector();
    forwards.accept(new RunEvent.User("visitors", true, START));
    backwards.accept(new RunEvent.User("visitors", true, START));
    for (int i = 0; i < 100; i++) {
      forwards.accept(request("get home", i < 2 ? 1 - i : 20L * i, i, true));
    }
    for (int i = 0; i < 100; i++) {
      backwards.accept(request("get home", i < 2 ? i : 20L * i, i < 2 ? 1 - i : i, true));
    }

    assertThat(forwards.blocks("run")).isEqualTo(backwards.blocks("run"));
  }

  @Test
  void shouldLeaveOutTheBeginningFromTheFirstMeasuredUserOn() {
    BlockCollector collector = new BlockCollector(Set.of("warm-up"), Duration.ofSeconds(5));
    collector.accept(new RunEvent.User("warm-up", true, START - 60_000));
    collector.accept(new RunEvent.User("visitors", true, START));
    collector.accept(request("get home", 4_999, 1, true));
    collector.accept(request("get home", 5_000, 2, true));
    collector.accept(request("get home", 9_000, 3, true));

    RunBlocks blocks = collector.blocks("run");

    assertThat(blocks.requests()).isEqualTo(2);
    assertThat(blocks.millis()).isEqualTo(4_000);
    assertThat(collector.firstStartMillis()).isEqualTo(START + 5_000);
  }

  @Test
  void shouldRefuseARunThatCannotBeCompared() {
    BlockCollector many = new BlockCollector();
    for (int i = 0; i <= BlockCollector.MOST_ENDPOINTS; i++) {
      many.accept(request("get " + i, i, 1, true));
    }

    assertThatThrownBy(() -> many.blocks("run A"))
        .isInstanceOf(UnusableRunException.class)
        .hasMessageStartingWith("run A has more than 2000 request names.");
    BlockCollector jobs = new BlockCollector();
    jobs.accept(
        new RunEvent.Request(
            "user", List.of(RunEvent.BESIDE), "job", START, START + 1, true, 0, ""));
    assertThatThrownBy(() -> jobs.blocks("run C"))
        .isInstanceOf(UnusableRunException.class)
        .hasMessageStartingWith("run C has no requests to compare");
    assertThatThrownBy(() -> new BlockCollector().blocks("run B"))
        .isInstanceOf(UnusableRunException.class)
        .hasMessageStartingWith("run B has no requests to compare");
  }

  @Test
  void shouldBeginWithARequestWhateverHasBegunBesideIt() {
    BlockCollector collector = new BlockCollector();
    collector.accept(request("chat", 0, 100, true));
    collector.accept(beside("chat pace", -4_000, 4_100, ""));
    collector.accept(beside("chat tokens", 50, 50, "90 times"));
    collector.accept(request("chat", 900, 100, true));

    RunBlocks blocks = collector.blocks("run");

    assertThat(blocks.millis()).isEqualTo(900);
    assertThat(collector.firstStartMillis()).isEqualTo(START);
    assertThat(blocks.endpoints().get("chat pace").requests()).isEqualTo(1);
    assertThat(blocks.endpoints().get("chat tokens").requests()).isEqualTo(90);
    assertThat(blocks.requests()).isEqualTo(2);
  }

  private static RunEvent.Request beside(String name, long after, long millis, String message) {
    return new RunEvent.Request(
        "visitors",
        List.of(RunEvent.BESIDE),
        name,
        START + after,
        START + after + millis,
        true,
        0,
        message);
  }

  private static RunEvent.Request request(String name, long after, long millis, boolean ok) {
    return new RunEvent.Request(
        "visitors", List.of(), name, START + after, START + after + millis, ok, 0, "");
  }
}
