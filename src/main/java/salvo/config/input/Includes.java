package salvo.config.input;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigParseable;
import java.io.File;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What configuration files include. HOCON passes in silence over an include of what is not there,
 * which is meant for files that may be missing, and hides a slip of a name: here it is noted.
 */
public final class Includes {

  private final Set<String> missing = new LinkedHashSet<>();

  /** Options for files whose includes are to be noted. */
  public ConfigParseOptions options() {
    return ConfigParseOptions.defaults().setIncluder(new Noting(null));
  }

  /** A sentence for each that led nowhere. */
  public List<String> warnings() {
    return missing.stream()
        .map(
            it ->
                "The configuration includes "
                    + it
                    + ", which does not exist, so it changes nothing. Correct its name, or leave it"
                    + " out; with include required(...) a run without it is refused.")
        .toList();
  }

  /** Parses as HOCON does, once strictly to see what is missing. */
  private final class Noting
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

    private final ConfigIncluder usual;

    Noting(ConfigIncluder usual) {
      this.usual = usual;
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return new Noting(usual == null ? fallback : usual.withFallback(fallback));
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      return noting(context, "\"" + what + "\"", it -> usual.include(it, what));
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      return noting(
          context,
          "file(\"" + what + "\")",
          it -> ((ConfigIncluderFile) usual).includeFile(it, what));
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      return noting(
          context, "url(\"" + what + "\")", it -> ((ConfigIncluderURL) usual).includeURL(it, what));
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      return noting(
          context,
          "classpath(\"" + what + "\")",
          it -> ((ConfigIncluderClasspath) usual).includeResources(it, what));
    }

    private ConfigObject noting(
        ConfigIncludeContext context,
        String what,
        Function<ConfigIncludeContext, ConfigObject> include) {
      try {
        return include.apply(new Strict(context));
      } catch (ConfigException.IO e) {
        ConfigObject included = include.apply(context);
        missing.add(what);
        return included;
      }
    }
  }

  private record Strict(ConfigIncludeContext context) implements ConfigIncludeContext {

    @Override
    public ConfigParseable relativeTo(String filename) {
      return context.relativeTo(filename);
    }

    @Override
    public ConfigParseOptions parseOptions() {
      return context.parseOptions().setAllowMissing(false);
    }

    @Override
    public ConfigIncludeContext setParseOptions(ConfigParseOptions options) {
      return context.setParseOptions(options);
    }
  }
}
