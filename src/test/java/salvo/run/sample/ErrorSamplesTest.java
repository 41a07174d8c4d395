package salvo.run.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import salvo.analysis.errors.ErrorSample;
import salvo.event.RunEvent;
import salvo.run.sample.Exchange.Answer;
import salvo.run.sample.Exchange.Content;
import salvo.text.Secrets;

class ErrorSamplesTest {

  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong told = new AtomicLong();

  @Test
  void shouldKeepTheFirstOfEachCauseAtEachEndpoint() {
    ErrorSamples samples = samples(2);
    for (int i = 0; i < 5; i++) {
      offer(samples, "create job", 500, "found 500", i);
      offer(samples, "list jobs", 500, "found 500", i);
      offer(samples, "create job", 503, "found 503", i);
    }

    assertThat(samples.end())
        .extracting(it -> it.endpoint() + " " + it.cause() + " " + it.startMillis())
        .containsExactlyInAnyOrder(
            "create job cause 500 0",
            "create job cause 500 1",
            "list jobs cause 500 0",
            "list jobs cause 500 1",
            "create job cause 503 0",
            "create job cause 503 1");
    assertThat(told).hasValue(6);
    assertThat(looks).hasValue(3);
  }

  @Test
  void shouldTellWhatWasSentAndAnswered() {
    ErrorSamples samples = samples(1);
    offer(samples, "create job", 500, "found 500", 7);

    ErrorSample sample = samples.end().get(0);

    assertThat(sample.message()).isEqualTo("found 500");
    assertThat(sample.endMillis()).isEqualTo(17);
    assertThat(sample.sent().orElseThrow().url()).isEqualTo("http://host/jobs");
    assertThat(sample.answered().orElseThrow().status()).isEqualTo(500);
    assertThat(sample.log()).isEmpty();
  }

  @Test
  void shouldKeepWhatIsKnownWhenTheExchangeIsNot() {
    ErrorSamples samples = samples(3);
    samples.offer(failure("job", 0, "job was lost", 1), Optional::empty);
    samples.offer(
        failure("job", 0, "job was lost", 3),
        () -> {
          throw new NoClassDefFoundError("there was no file left to open");
        });
    samples.offer(
        failure("job", 0, "job was lost", 2),
        () -> {
          throw new IllegalStateException("released");
        });

    assertThat(samples.end())
        .hasSize(3)
        .allMatch(it -> it.sent().isEmpty() && it.answered().isEmpty());
  }

  @Test
  void shouldKeepNoneWhenNoneIsAskedFor() {
    ErrorSamples samples = samples(0);
    offer(samples, "create job", 500, "found 500", 1);

    assertThat(samples.end()).isEmpty();
    assertThat(looks).hasValue(0);
  }

  @Test
  void shouldStayBoundedAndFindALateCauseWhenAMillionFailWithDataInNamesAndMessages() {
    ErrorSamples samples = samples(3);
    for (int i = 0; i < 1_000_000; i++) {
      offer(samples, "GET /items/" + i, 500, "failed for " + i, i / 1_000);
    }
    for (int i = 0; i < 3; i++) {
      offer(samples, "GET /items/1", 0, "connection refused " + i, 1_000 + 20 * i);
    }

    List<ErrorSample> kept = samples.end();

    assertThat(kept).hasSize(ErrorSamples.MOST_OF_CAUSE + 3);
    assertThat(kept.subList(ErrorSamples.MOST_OF_CAUSE, kept.size()))
        .allMatch(it -> it.cause().equals("cause 0"));
    assertThat(looks).hasValueLessThan(ErrorSamples.MOST_KNOWN + 1_000);
    assertThat(told).hasValue(kept.size());
  }

  @Test
  void shouldKeepTwoHundredAtMostWhenThereAreMoreCauses() {
    ErrorSamples samples = samples(3);
    for (int status = 400; status < 600; status++) {
      for (int i = 0; i < 3; i++) {
        offer(samples, "create job", status, "found " + status, i);
      }
    }

    assertThat(samples.end()).hasSize(ErrorSamples.MOST);
    assertThat(looks).hasValue(67);
  }

  private ErrorSamples samples(int perCause) {
    return new ErrorSamples(
        perCause,
        (status, message) -> {
          looks.incrementAndGet();
          return "cause " + status;
        },
        Secrets.NONE,
        Optional.empty());
  }

  private void offer(ErrorSamples samples, String name, int status, String message, long start) {
    Supplier<Optional<Exchange>> exchange =
        () -> {
          told.incrementAndGet();
          return Optional.of(
              new Exchange(
                  "POST",
                  "http://host/jobs",
                  List.of(),
                  Content.NONE,
                  Optional.of(new Answer(status, List.of(), Content.NONE))));
        };
    samples.offer(failure(name, status, message, start), exchange);
  }

  private static RunEvent.Request failure(String name, int status, String message, long start) {
    return new RunEvent.Request("user", List.of(), name, start, start + 10, false, status, message);
  }
}
