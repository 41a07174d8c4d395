package salvo.imports.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.imports.model.ImportedFile;
import salvo.imports.model.Texts;

/** The columns of a feeder, while requests are written that take them. */
final class FeederColumns {

  /** Enough that users differ, and few enough to be read. */
  static final int ROWS = 20;

  private final String file;
  private final Map<String, List<String>> columns = new LinkedHashMap<>();

  FeederColumns(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  Set<String> names() {
    return columns.keySet();
  }

  /** Adds one, or finds the one with the same values, and gives the placeholder for it. */
  String add(String name, List<String> values) {
    String attribute = Texts.attribute(name);
    String column = attribute;
    for (int i = 2; !columns.getOrDefault(column, values).equals(values); i++) {
      column = attribute + i;
    }
    columns.put(column, List.copyOf(values));
    return "#{" + column + "}";
  }

  /** The file, if anything takes from it; a column with fewer values begins again. */
  Optional<ImportedFile> asFile() {
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    int rows = columns.values().stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> records = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int at = row;
      records.add(columns.values().stream().map(it -> it.get(at % it.size())).toList());
    }
    return Optional.of(ImportedFile.feeder(file, List.copyOf(columns.keySet()), records));
  }
}
