package salvo.gatling.prompt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import salvo.config.input.InputFile;

/** What the options of a system say of its prompts, with all that is wrong with them. */
final class PromptOptions {

  private static final String FEEDER = "feeder";
  private static final int MOST_GROUPS = 100_000;

  private final Function<String, Optional<String>> options;
  private final String key;
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param options by their names; empty where one is not set
   * @param key of the options, for sentences
   */
  PromptOptions(Function<String, Optional<String>> options, String key) {
    this.options = options;
    this.key = key;
  }

  /**
   * Where prompts come from.
   *
   * @param fed the source of {@code prompts = feeder}
   * @param unique a word that no other run uses
   */
  PromptSource source(PromptSource fed, String unique) {
    String prompts = prompts();
    int groups = groups(prompts);
    double hitRatio = hitRatio(groups);
    PromptSource source =
        switch (prompts) {
          case FEEDER -> fed;
          case "lengths" -> new DrawnText(lengths(), groups, hitRatio, unique);
          default -> file(prompts).map(PromptSource.class::cast).orElse(fed);
        };
    return new TracedText(source);
  }

  private String prompts() {
    return options.apply("prompts").orElse(FEEDER);
  }

  /** Whether they are those of a feeder. */
  boolean isFed() {
    return prompts().equals(FEEDER);
  }

  private Lengths lengths() {
    String text = options.apply("promptLength").orElse("");
    return Lengths.of(text)
        .orElseGet(
            () -> {
              refuse("promptLength", text, "must be " + Lengths.RULE);
              return Lengths.of("fixed 1").orElseThrow();
            });
  }

  private int groups(String prompts) {
    String text = options.apply("prefixGroups").orElse("0");
    boolean isNumber = text.matches("\\d{1,6}") && Integer.parseInt(text) <= MOST_GROUPS;
    if (!isNumber) {
      refuse("prefixGroups", text, "must be a whole number from 0 to 100000");
      return 0;
    }
    int groups = Integer.parseInt(text);
    if (groups > 0 && !prompts.equals("lengths")) {
      refuse("prefixGroups", text, "is for prompts = lengths only. Set it to 0, or that");
    }
    if (groups > 0 && isBusting()) {
      refuse("prefixGroups", text, "is not together with cacheBusting. Switch one of them off");
    }
    return groups;
  }

  /** The share of prompts that the target shall have in its cache; 0 for none. */
  double hitRatio(int groups) {
    String text = options.apply("hitRatio").orElse("0");
    boolean isShare = text.matches("[01](\\.\\d{1,6})?") && Double.parseDouble(text) < 1;
    if (!isShare) {
      refuse("hitRatio", text, "must be a share from 0 to below 1, such as 0.8");
      return 0;
    }
    double ratio = Double.parseDouble(text);
    if (ratio > 0 != groups > 0) {
      refuse("hitRatio", text, "goes with prefixGroups. Set both above 0, or none");
    }
    return ratio;
  }

  /** Whether each prompt shall begin as none before. */
  boolean isBusting() {
    String text = options.apply("cacheBusting").orElse("false");
    if (!text.matches("true|false")) {
      refuse("cacheBusting", text, "must be true or false");
    }
    return text.equals("true");
  }

  private Optional<ShareGpt> file(String name) {
    try {
      Optional<Path> file = InputFile.readable(name);
      if (file.isEmpty()) {
        refuse("prompts", name, "must be feeder, lengths or a file that can be read");
        return Optional.empty();
      }
      ShareGpt read = ShareGpt.of(file.get());
      read.cut().ifPresent(rule -> warnings.add(sentence("prompts", name, rule)));
      return Optional.of(read);
    } catch (IOException e) {
      refuse("prompts", name, "cannot be used: the file " + e.getMessage());
      return Optional.empty();
    }
  }

  private void refuse(String name, String value, String rule) {
    String problem = sentence(name, value, rule);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private String sentence(String name, String value, String rule) {
    return key + "." + name + " = \"" + value + "\": " + rule + ".";
  }

  List<String> problems() {
    return problems;
  }

  /** What is left out of that which the options ask for. */
  List<String> warnings() {
    return warnings;
  }
}
