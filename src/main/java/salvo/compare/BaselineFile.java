package salvo.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import salvo.compare.block.BlockCollector;
import salvo.compare.block.EndpointBlocks;
import salvo.compare.block.RunBlocks;
import salvo.compare.block.TimeCountsText;
import salvo.compare.block.UnusableRunException;
import salvo.stats.cost.CostTotals;
import salvo.stats.times.TimeCounts;
import salvo.text.WholeFile;

/**
 * The file of a baseline: JSON with one line per block of time, always in the same order, exact to
 * the millisecond. Where that would be many numbers, blocks are joined, but for thirty of them. A
 * key that is added has to be optional, so that the baselines before it are read for ever.
 */
final class BaselineFile {

  private static final String FORMAT = "salvo baseline";
  private static final int VERSION = 1;
  private static final int LEAST_BLOCKS = 30;
  private static final int MOST_NUMBERS = 200_000;
  private static final String OF_KO = " ko ";
  private static final String LAG = "lagMillis";
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,40}(\\.\\d{1,60})?");
  private static final Pattern COUNT = Pattern.compile("\\d{1,18}");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final DefaultPrettyPrinter PRINTER = printer();

  private BaselineFile() {}

  @JsonPropertyOrder({
    "format",
    "version",
    "runs",
    "start",
    "environment",
    "capacity",
    "streams",
    "costs",
    "requests",
    "blockMillis",
    "lengths",
    "endpoints",
    "beside"
  })
  private record Stored(
      @JsonProperty(required = true) String format,
      @JsonProperty(required = true) int version,
      @JsonProperty(required = true) List<String> runs,
      @JsonProperty(required = true) String start,
      @JsonProperty(required = true) Map<String, String> environment,
      @JsonProperty @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
          SortedMap<String, String> capacity,
      @JsonProperty @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
          SortedMap<String, Double> streams,
      @JsonProperty @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
          SortedMap<String, SortedMap<String, String>> costs,
      @JsonProperty(required = true) long requests,
      @JsonProperty(required = true) long blockMillis,
      @JsonProperty(required = true) String lengths,
      @JsonProperty(required = true) SortedMap<String, List<String>> endpoints,
      @JsonProperty @JsonSetter(nulls = Nulls.AS_EMPTY) SortedSet<String> beside) {}

  static void write(MeasuredRun run, Path file) throws IOException {
    WholeFile.write(file, text(run));
  }

  static String text(MeasuredRun run) throws IOException {
    RunBlocks blocks = compact(run.blocks());
    Map<String, String> environment = new TreeMap<>();
    run.fingerprint().traits().forEach((trait, text) -> environment.put(trait.label(), text));
    SortedMap<String, List<String>> endpoints = new TreeMap<>();
    blocks.endpoints().forEach((name, counts) -> endpoints.put(name, lines(counts)));
    Stored stored =
        new Stored(
            FORMAT,
            VERSION,
            run.ids(),
            run.start().toString(),
            environment,
            run.capacity().map(BaselineFile::stored).orElseGet(TreeMap::new),
            stored(run.unjudged().lagMillis()),
            stored(run.unjudged().costs()),
            blocks.counted(),
            blocks.blockMillis(),
            blocks.lengths().stream().map(String::valueOf).collect(Collectors.joining(" ")),
            endpoints,
            new TreeSet<>(blocks.beside()));
    return MAPPER.writer(PRINTER).writeValueAsString(stored) + "\n";
  }

  static MeasuredRun read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnusableRunException(
          "There is no baseline " + file + ": make it with salvo baseline save.");
    }
    try {
      Stored stored = MAPPER.readValue(file.toFile(), Stored.class);
      require(stored != null, "it is null");
      return run(file, stored);
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      throw damaged(file, e.getOriginalMessage() + line);
    } catch (CharConversionException e) {
      throw damaged(file, "it is not UTF-8");
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static UnusableRunException damaged(Path file, String why) {
    return new UnusableRunException(
        file
            + " is not a baseline, or is damaged: "
            + why
            + ". Restore it as salvo baseline save wrote it, or save it again with --replace.");
  }

  private static MeasuredRun run(Path file, Stored stored) {
    require(stored.format().equals(FORMAT), "its format is \"" + stored.format() + "\"");
    if (stored.version() != VERSION) {
      throw new UnusableRunException(
          file
              + " has version "
              + stored.version()
              + "; this Salvo reads version "
              + VERSION
              + ". Use the Salvo that made it, or save it again with --replace.");
    }
    SortedMap<String, EndpointBlocks> endpoints = new TreeMap<>();
    require(!stored.runs().contains(null), "one of its runs is null");
    stored
        .endpoints()
        .forEach(
            (name, lines) -> {
              require(lines != null && !lines.contains(null), "a block of " + name + " is null");
              endpoints.put(name, endpoint(lines));
            });
    RunBlocks blocks =
        new RunBlocks(stored.blockMillis(), lengths(stored), endpoints, stored.beside());
    require(blocks.requests() > 0, "it has no requests");
    require(
        blocks.counted() == stored.requests(),
        "its blocks have "
            + blocks.counted()
            + " requests, and it says that there are "
            + stored.requests());
    return new MeasuredRun(
            file.toString(),
            stored.runs(),
            Instant.parse(stored.start()),
            fingerprint(stored.environment()),
            Optional.empty(),
            blocks,
            stored.capacity().isEmpty()
                ? Optional.empty()
                : Optional.of(capacity(stored.capacity())))
        .with(unjudged(stored));
  }

  private static Unjudged unjudged(Stored stored) {
    Double lag = stored.streams().get(LAG);
    require(lag == null || lag >= 0 && Double.isFinite(lag), "the lag of its streams is " + lag);
    return new Unjudged(
        lag == null ? OptionalDouble.empty() : OptionalDouble.of(lag),
        stored.costs().entrySet().stream().map(it -> cost(it.getKey(), it.getValue())).toList());
  }

  private static SortedMap<String, Double> stored(OptionalDouble lagMillis) {
    SortedMap<String, Double> stored = new TreeMap<>();
    lagMillis.ifPresent(it -> stored.put(LAG, it));
    return stored;
  }

  private static SortedMap<String, SortedMap<String, String>> stored(List<CostTotals> costs) {
    SortedMap<String, SortedMap<String, String>> stored = new TreeMap<>();
    costs.forEach(
        it ->
            stored.put(
                it.name(),
                new TreeMap<>(
                    Map.of(
                        "amount", it.amount().toPlainString(),
                        "currency", it.currency(),
                        "known", Long.toString(it.known()),
                        "good", Long.toString(it.good())))));
    return stored;
  }

  private static CostTotals cost(String name, SortedMap<String, String> stored) {
    boolean isWhole =
        stored != null
            && !stored.containsValue(null)
            && stored.keySet().containsAll(List.of("amount", "currency", "known", "good"))
            && AMOUNT.matcher(stored.get("amount")).matches()
            && COUNT.matcher(stored.get("known")).matches()
            && COUNT.matcher(stored.get("good")).matches();
    require(isWhole, "the cost of " + name + " is not one");
    return new CostTotals(
        name,
        stored.get("currency"),
        Long.parseLong(stored.get("known")),
        new BigDecimal(stored.get("amount")),
        Long.parseLong(stored.get("good")));
  }

  private static SortedMap<String, String> stored(CapacityInterval found) {
    SortedMap<String, String> capacity = new TreeMap<>();
    capacity.put("unit", found.unit());
    found.holds().ifPresent(it -> capacity.put("holds", Double.toString(it)));
    found.breaks().ifPresent(it -> capacity.put("breaks", Double.toString(it)));
    capacity.put("precision", Double.toString(found.precision()));
    return capacity;
  }

  private static CapacityInterval capacity(SortedMap<String, String> stored) {
    require(stored.get("unit") != null, "its capacity has no unit");
    require(stored.get("precision") != null, "its capacity has no precision");
    return new CapacityInterval(
        stored.get("unit"),
        level(stored.get("holds")),
        level(stored.get("breaks")),
        Double.parseDouble(stored.get("precision")));
  }

  private static OptionalDouble level(String stored) {
    if (stored == null) {
      return OptionalDouble.empty();
    }
    double level = Double.parseDouble(stored);
    require(level > 0 && Double.isFinite(level), "its capacity has a level of " + stored);
    return OptionalDouble.of(level);
  }

  /** Labels that a later Salvo may have added are left out. */
  private static Fingerprint fingerprint(Map<String, String> environment) {
    Map<Trait, String> traits = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      Optional.ofNullable(environment.get(trait.label())).ifPresent(it -> traits.put(trait, it));
    }
    return new Fingerprint(traits);
  }

  private static List<Long> lengths(Stored stored) {
    List<Long> lengths = Arrays.stream(stored.lengths().split(" ")).map(Long::valueOf).toList();
    long half = BlockCollector.LEAST_BLOCK_MILLIS;
    require(
        stored.blockMillis() % half == 0 && Long.bitCount(stored.blockMillis() / half) == 1,
        "a block of " + stored.blockMillis() + " ms is none of 500, 1000, 2000 ms and so on");
    require(lengths.stream().allMatch(it -> it >= 0), "a block has a negative length");
    return lengths;
  }

  private static List<String> lines(EndpointBlocks counts) {
    return IntStream.range(0, counts.blocks())
        .mapToObj(i -> line(counts.ok().get(i), counts.ko().get(i)))
        .toList();
  }

  private static String line(TimeCounts ok, TimeCounts ko) {
    String failed = ko.total() == 0 ? "" : OF_KO + TimeCountsText.of(ko);
    return TimeCountsText.of(ok) + failed;
  }

  private static EndpointBlocks endpoint(List<String> lines) {
    List<String[]> parts = lines.stream().map(it -> it.split(OF_KO, 2)).toList();
    return new EndpointBlocks(
        parts.stream().map(it -> TimeCountsText.parse(it[0])).toList(),
        parts.stream()
            .map(it -> it.length == 1 ? TimeCounts.NONE : TimeCountsText.parse(it[1]))
            .toList());
  }

  private static RunBlocks compact(RunBlocks blocks) {
    boolean large = blocks.numbers() > MOST_NUMBERS && blocks.blocks() >= 2 * LEAST_BLOCKS;
    return large ? compact(blocks.coarser(2)) : blocks;
  }

  private static void require(boolean kept, String otherwise) {
    if (!kept) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter(" ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(lines);
    printer.indentArraysWith(lines);
    return printer;
  }
}
