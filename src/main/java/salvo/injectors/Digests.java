package salvo.injectors;

import java.util.SortedMap;
import java.util.TreeMap;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.wire.RunKey;

/**
 * What must be the same in all injectors of a run, as hashes with the run's key: the same value has
 * another hash in another run, and none can be told from its hash where the run has a secret.
 */
public final class Digests {

  private final RunKey key;
  private final SortedMap<String, String> byName = new TreeMap<>();

  private Digests(RunKey key) {
    this.key = key;
  }

  public static Digests of(InjectorSettings settings) {
    return new Digests(RunKey.of(settings.run(), settings.secret()));
  }

  /** Adds a value, by what a person would call it, such as the path of its key. */
  public Digests add(String name, String value) {
    byName.put(name, key.fingerprint(value));
    return this;
  }

  public SortedMap<String, String> byName() {
    return new TreeMap<>(byName);
  }

  /** One hash of all of them. */
  static String total(SortedMap<String, String> byName, RunKey key) {
    StringBuilder all = new StringBuilder();
    byName.forEach((name, digest) -> all.append(name).append('\0').append(digest).append('\n'));
    return key.fingerprint(all.toString());
  }
}
