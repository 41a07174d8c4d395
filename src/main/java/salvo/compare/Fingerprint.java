package salvo.compare;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.compare.Comparison.Difference;

/**
 * Under which circumstances a run was made: its load and the machine that made it.
 *
 * @param traits those that are known, as people read them, in the order of {@link Trait}
 */
public record Fingerprint(Map<Trait, String> traits) {

  public Fingerprint {
    EnumMap<Trait, String> ordered = new EnumMap<>(Trait.class);
    ordered.putAll(traits);
    traits = Collections.unmodifiableMap(ordered);
  }

  Optional<String> get(Trait trait) {
    return Optional.ofNullable(traits.get(trait));
  }

  /** Differences that make runs incomparable. */
  public List<Difference> obstaclesTo(Fingerprint candidate) {
    return differing(candidate).filter(Trait::isEssential).map(it -> of(it, candidate)).toList();
  }

  /** Differences that are worth knowing, no more. */
  List<Difference> differencesTo(Fingerprint candidate) {
    return differing(candidate)
        .filter(it -> !it.isEssential())
        .map(it -> of(it, candidate))
        .toList();
  }

  /** Essential traits that only one of both knows. */
  List<Trait> unknownBeside(Fingerprint candidate) {
    return Stream.of(Trait.values())
        .filter(Trait::isEssential)
        .filter(it -> get(it).isPresent() != candidate.get(it).isPresent())
        .toList();
  }

  private Stream<Trait> differing(Fingerprint candidate) {
    return traits.keySet().stream()
        .filter(it -> candidate.get(it).filter(other -> !other.equals(traits.get(it))).isPresent());
  }

  private Difference of(Trait trait, Fingerprint candidate) {
    return new Difference(trait.label(), traits.get(trait), candidate.traits.get(trait));
  }
}
