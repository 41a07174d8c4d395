package salvo.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.report.CsvRows;
import salvo.report.HostileNames;
import salvo.report.csv.CsvTable.Column;

class CsvTableTest {

  @Test
  void shouldWriteNumbersWithoutExponentWhenTheyAreLargeOrSmall() {
    CsvTable<Double> table = new CsvTable<>(List.of(Column.decimal("n", it -> it)));

    assertThat(table.text(List.of(4.0E12, 1.0E-7, 0.0, -0.0, 1.0 / 3, -12.50)))
        .isEqualTo("n\n4000000000000\n0.0000001\n0\n0\n0.3333333333333333\n-12.5\n");
  }

  @Test
  void shouldLeaveTheCellEmptyWhenANumberIsNotKnown() {
    CsvTable<Double> table =
        new CsvTable<>(
            List.of(
                Column.whole("a", it -> null), Column.decimal("b", it -> it.isNaN() ? null : it)));

    assertThat(table.text(Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, 1.5)))
        .isEqualTo("a,b\n,\n,\n,1.5\n");
  }

  @Test
  void shouldQuoteAsRfc4180HasItWhenATextHoldsSeparators() {
    assertThat(texts().text(List.of("a,b", "say \"hi\"", "two\nlines", "plain")))
        .isEqualTo("text\n\"a,b\"\n\"say \"\"hi\"\"\"\n\"two\nlines\"\nplain\n");
  }

  @Test
  void shouldReadBackTheSameWhenNamesAreHostile() throws IOException {
    List<String> names = HostileNames.MARKUP.stream().filter(it -> !it.contains("\udc00")).toList();

    assertThat(CsvRows.of(texts().text(names)).texts("text")).isEqualTo(names);
  }

  @Test
  void shouldPutAnApostropheBeforeWhatASpreadsheetWouldRun() throws IOException {
    CsvRows rows = CsvRows.of(texts().text(HostileNames.FORMULAS));
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

  private static CsvTable<String> texts() {
    return new CsvTable<>(List.of(Column.text("text", it -> it)));
  }
}
