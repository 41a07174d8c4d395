package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.report.CsvTable.Column;

class CsvTableTest {

  @TempDir private Path folder;

  @Test
  void shouldWriteNumbersWithoutExponentWhenTheyAreLargeOrSmall() throws IOException {
    CsvTable<Double> table = new CsvTable<>(List.of(Column.decimal("n", it -> it)));

    table.write(file(), List.of(4.0E12, 1.0E-7, 0.0, -0.0, 1.0 / 3, -12.50));

    assertThat(file()).hasContent("n\n4000000000000\n0.0000001\n0\n0\n0.3333333333333333\n-12.5\n");
  }

  @Test
  void shouldLeaveTheCellEmptyWhenANumberIsNotKnown() throws IOException {
    CsvTable<Double> table =
        new CsvTable<>(
            List.of(
                Column.whole("a", it -> null), Column.decimal("b", it -> it.isNaN() ? null : it)));

    table.write(file(), Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, 1.5));

    assertThat(Files.readString(file())).isEqualTo("a,b\n,\n,\n,1.5\n");
  }

  @Test
  void shouldQuoteAsRfc4180HasItWhenATextHoldsSeparators() throws IOException {
    texts().write(file(), List.of("a,b", "say \"hi\"", "two\nlines", "plain"));

    assertThat(Files.readString(file()))
        .isEqualTo("text\n\"a,b\"\n\"say \"\"hi\"\"\"\n\"two\nlines\"\nplain\n");
  }

  @Test
  void shouldReadBackTheSameWhenNamesAreHostile() throws IOException {
    List<String> names = HostileNames.MARKUP.stream().filter(it -> !it.contains("\udc00")).toList();

    texts().write(file(), names);

    assertThat(CsvRows.of(file()).texts("text")).isEqualTo(names);
  }

  @Test
  void shouldPutAnApostropheBeforeWhatASpreadsheetWouldRun() throws IOException {
    texts().write(file(), HostileNames.FORMULAS);

    CsvRows rows = CsvRows.of(file());
    assertThat(rows.cells("text")).allSatisfy(cell -> assertThat(cell).startsWith("'"));
    assertThat(rows.texts("text")).isEqualTo(HostileNames.FORMULAS);
  }

  @Test
  void shouldLeaveATextAloneWhenNoSpreadsheetRunsIt() {
    for (String text :
        List.of("", "create job", "/api?a=1", "a=1", "1-2", " x = 1", "生成", "\"=1\"")) {
      assertThat(SpreadsheetText.of(text)).isEqualTo(text);
    }
  }

  @Test
  void shouldReplaceHalfASurrogatePairAndLeaveNothingBeside() throws IOException {
    texts().write(file(), List.of("first"));
    texts().write(file(), List.of("\ud83d|\udc00|\ud83d\ude80"));

    assertThat(CsvRows.of(file()).cells("text")).containsExactly("\ufffd|\ufffd|\ud83d\ude80");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  private static CsvTable<String> texts() {
    return new CsvTable<>(List.of(Column.text("text", it -> it)));
  }

  private Path file() {
    return folder.resolve("table.csv");
  }
}
