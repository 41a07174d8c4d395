package salvo.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.compare.SyntheticRun.Endpoint;
import salvo.compare.SyntheticRun.Noise;
import salvo.compare.block.UnusableRunException;
import salvo.saved.JsonMutation;
import salvo.stats.cost.CostTotals;

class BaselineFileTest {

  private static final int MUTATIONS = Integer.getInteger("mutations.count", 400);

  private static final CapacityInterval CAPACITY =
      new CapacityInterval("tasks/s", OptionalDouble.of(34.2), OptionalDouble.empty(), 0.1);

  @TempDir Path folder;

  @Test
  void shouldReadTheBaselineOrSayInASentenceWhyNotWhenItIsMutated() throws IOException {
    Path file = folder.resolve("nightly.json");
    JsonNode whole = JsonMapper.builder().build().readTree(BaselineFile.text(run()));
    SplittableRandom random = new SplittableRandom(7);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      String mutated = JsonMutation.of(whole, random);
      Files.writeString(file, mutated);
      try {
        BaselineFile.read(file);
      } catch (UnusableRunException e) {
        refused++;
        assertThat(e)
            .hasMessageMatching("\\S+nightly\\.json (is not a baseline,|has version) [^\\n]+\\.");
      } catch (RuntimeException e) {
        throw new AssertionError("Mutation " + i + ": " + mutated, e);
      }
    }
    assertThat(refused).isBetween(MUTATIONS / 2, MUTATIONS - 1);
  }

  @Test
  void shouldKeepWhatIsNoRequestAndReadABaselineThatDoesNotTell() throws IOException {
    Path file = folder.resolve("jobs.json");
    MeasuredRun whole = run();
    MeasuredRun run =
        new MeasuredRun(
            "run",
            whole.ids(),
            whole.start(),
            whole.fingerprint(),
            Optional.empty(),
            whole.blocks().withBeside(Set.of("pay")),
            Optional.empty());

    BaselineFile.write(run, file);

    assertThat(BaselineFile.read(file).blocks()).isEqualTo(run.blocks());
    assertThat(BaselineFile.read(file).requests()).isLessThan(whole.requests());
    ObjectNode earlier = (ObjectNode) JsonMapper.builder().build().readTree(Files.readString(file));
    earlier.remove("beside");
    Files.writeString(file, earlier.toString());
    assertThat(BaselineFile.read(file).blocks()).isEqualTo(whole.blocks());
  }

  @Test
  void shouldKeepWhatASearchFoundWhenItIsABaseline() throws IOException {
    Path file = folder.resolve("capacity.json");

    BaselineFile.write(run(), file);

    assertThat(BaselineFile.read(file).capacity()).contains(CAPACITY);
    assertThatThrownBy(() -> Baseline.plus(BaselineFile.read(file), BaselineFile.read(file)))
        .isInstanceOf(UnusableRunException.class);
    ObjectNode earlier = (ObjectNode) JsonMapper.builder().build().readTree(Files.readString(file));
    earlier.remove("capacity");
    Files.writeString(file, earlier.toString());
    assertThat(BaselineFile.read(file).capacity()).isEmpty();
  }

  @Test
  void shouldKeepWhatDecidesNothingWhenItIsKnown() throws IOException {
    Path file = folder.resolve("costs.json");
    Unjudged told =
        new Unjudged(
            OptionalDouble.of(1.25),
            List.of(new CostTotals("chat", "EUR", 3, new BigDecimal("0.0000001"), 2)));

    BaselineFile.write(run().with(told), file);
    assertThat(BaselineFile.read(file).unjudged()).isEqualTo(told);

    BaselineFile.write(run(), file);
    assertThat(BaselineFile.read(file).unjudged()).isEqualTo(Unjudged.NONE);
  }

  private static MeasuredRun run() {
    SyntheticRun made =
        new SyntheticRun(
            List.of(new Endpoint("list", 5, 40, 0.3, 0.1), new Endpoint("pay", 3, 80, 0.3, 0)),
            new Noise(0.1, 5, 0, 1, 1),
            5);
    return new MeasuredRun(
        "run",
        List.of("a", "b"),
        Instant.ofEpochMilli(SyntheticRun.START),
        new Fingerprint(Map.of(Trait.PROFILE, "load")),
        Optional.empty(),
        made.blocks(3),
        Optional.of(CAPACITY));
  }
}
