package salvo.trace;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cells with commas between them under a head, as Azure and BurstGPT publish them: an instant, or
 * seconds, and where there are such columns the tokens of prompt and answer.
 */
final class CsvLines implements TraceLines {

  private static final List<String> TIMES =
      List.of("timestamp", "time", "arrival_time", "arrived_at");

  private static final List<String> TOKENS_IN =
      List.of("contexttokens", "input_length", "request tokens", "input_tokens", "prompt_tokens");

  private static final List<String> TOKENS_OUT =
      List.of(
          "generatedtokens",
          "output_length",
          "response tokens",
          "output_tokens",
          "completion_tokens");

  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(9_000_000_000L);
  private static final int NANOS_DIGITS = 9;

  private static final Pattern TOKENS = Pattern.compile("\\d{1,8}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
  private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d\\d:\\d\\d)$");

  private int columns;
  private int time = -1;
  private int tokensIn;
  private int tokensOut;

  static boolean isHead(String line) {
    return column(cells(line), TIMES) >= 0;
  }

  @Override
  public void read(String line, TraceRows rows) {
    List<String> cells = cells(line);
    if (time < 0) {
      head(cells, line);
      return;
    }
    if (cells.size() != columns) {
      throw new BadLine(line, "must have " + columns + " cells, as its head, not " + cells.size());
    }
    String at = cells.get(time);
    long nanos =
        nanos(at)
            .orElseThrow(
                () ->
                    new BadLine(
                        at, "the time must be seconds from 0, or as 2026-11-30 08:15:00.250"));
    TraceLines.add(rows, nanos, at, entry(cells));
  }

  private void head(List<String> cells, String line) {
    columns = cells.size();
    time = column(cells, TIMES);
    tokensIn = column(cells, TOKENS_IN);
    tokensOut = column(cells, TOKENS_OUT);
    if (time < 0) {
      throw new BadLine(line, "the head must have a column timestamp");
    }
    if (tokensIn < 0 != tokensOut < 0) {
      throw new BadLine(line, "the head must have columns of both lengths, or of none");
    }
  }

  private TraceEntry entry(List<String> cells) {
    return tokensIn < 0
        ? TraceEntry.NOTHING
        : TraceEntry.of(tokens(cells.get(tokensIn)), tokens(cells.get(tokensOut)), List.of());
  }

  private static int tokens(String cell) {
    if (TOKENS.matcher(cell).matches() && Integer.parseInt(cell) <= MOST_TOKENS) {
      return Integer.parseInt(cell);
    }
    throw new BadLine(cell, "a length must be a whole number of tokens from 0 to 10,000,000");
  }

  private static Optional<Long> nanos(String cell) {
    if (SECONDS.matcher(cell).matches()) {
      BigDecimal seconds = new BigDecimal(cell);
      return Optional.of(seconds)
          .filter(it -> it.compareTo(MOST_SECONDS) <= 0)
          .map(it -> it.movePointRight(NANOS_DIGITS).longValue());
    }
    return instant(cell.replace(' ', 'T'))
        .filter(it -> it.getEpochSecond() >= 0)
        .map(it -> it.getEpochSecond() * LogLines.SECOND + it.getNano());
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          OFFSET.matcher(text).find()
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int column(List<String> cells, List<String> names) {
    return cells.stream()
        .map(it -> it.toLowerCase(Locale.ROOT))
        .filter(names::contains)
        .findFirst()
        .map(it -> cells.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList().indexOf(it))
        .orElse(-1);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(it -> unquoted(it.strip())).toList();
  }

  private static String unquoted(String cell) {
    boolean isQuoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return isQuoted ? cell.substring(1, cell.length() - 1) : cell;
  }
}
