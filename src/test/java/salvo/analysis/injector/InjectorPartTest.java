package salvo.analysis.injector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class InjectorPartTest {

  @Test
  void shouldTellHowFarTheStartsLieApart() {
    List<InjectorPart> parts =
        List.of(
            begun(1_000), begun(1_340), begun(1_120), part("idle", 0, 0, OptionalDouble.empty()));

    assertThat(InjectorPart.startSpreadMillis(parts)).hasValue(340);
    assertThat(InjectorPart.startSpreadMillis(parts.subList(0, 1))).isEmpty();
  }

  @Test
  void shouldNameTheOddOneWhenItsTimesAreOthers() {
    assertThat(InjectorPart.odd(List.of(of("a", 20), of("b", 21), of("c", 90))))
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .contains("c (p50 90 ms, the others 20 ms)")
                    .doesNotContain("a (", "b ("));
  }

  @Test
  void shouldNameNobodyWhenTheTimesDifferByLittle() {
    assertThat(InjectorPart.odd(List.of(of("a", 2), of("b", 4), of("c", 3)))).isEmpty();
    assertThat(InjectorPart.odd(List.of(of("a", 100), of("b", 110), of("c", 120)))).isEmpty();
  }

  @Test
  void shouldNameNobodyWhenThereAreTooFewRequests() {
    assertThat(
            InjectorPart.odd(
                List.of(of("a", 20), of("b", 20), part("c", 12, 400, OptionalDouble.empty()))))
        .isEmpty();
  }

  @Test
  void shouldNameThoseWhoseClocksAreNotKnownExactly() {
    assertThat(InjectorPart.uncertain(List.of(known("a", 0.4), known("b", 180))))
        .hasValueSatisfying(it -> assertThat(it).contains(": b (to 180 ms)."));
    assertThat(InjectorPart.uncertain(List.of(known("a", 99), of("c", 20)))).isEmpty();
  }

  private static InjectorPart known(String name, double uncertaintyMillis) {
    InjectorPart part = of(name, 20);
    return new InjectorPart(
        name,
        part.requests(),
        part.ko(),
        part.requestsPerSecond(),
        part.p50(),
        part.p95(),
        part.startMillis(),
        part.use(),
        new InjectorPart.Clock(0, OptionalDouble.of(uncertaintyMillis), OptionalDouble.empty()),
        part.folder());
  }

  private static InjectorPart of(String name, long p50) {
    return part(name, 1_000, p50, OptionalDouble.of(0));
  }

  private static InjectorPart begun(double startMillis) {
    return part("one", 1_000, 20, OptionalDouble.of(startMillis));
  }

  private static InjectorPart part(
      String name, long requests, long p50, OptionalDouble startMillis) {
    return new InjectorPart(
        name,
        requests,
        0,
        10,
        p50,
        p50,
        startMillis,
        InjectorPart.Use.UNKNOWN,
        new InjectorPart.Clock(0, OptionalDouble.empty(), OptionalDouble.empty()),
        "");
  }
}
