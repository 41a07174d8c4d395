package salvo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputsTest {

  private final Outputs outputs = new Outputs();

  @Test
  void shouldTryAllAndListWhatFailedWhenSomeFail() {
    List<String> written = new ArrayList<>();

    outputs.attempt("a.csv", () -> written.add("a"));
    outputs.attempt(
        "b.csv",
        () -> {
          throw new FileSystemException("/full/b.csv", null, "No space left on device");
        });
    outputs.attempt(
        "c.csv",
        () -> {
          throw new OutOfMemoryError("Java heap space");
        });
    outputs.attempt(
        "d.csv",
        () -> {
          throw new UncheckedIOException(new IOException("Too many open files"));
        });
    outputs.attempt("e.csv", () -> written.add("e"));

    assertThat(written).containsExactly("a", "e");
    assertThat(outputs.failures())
        .containsExactly(
            "b.csv: No space left on device",
            "c.csv: OutOfMemoryError: Java heap space",
            "d.csv: Too many open files");
  }

  @Test
  void shouldNameTheKindOfFailureWhenItHasNoWordsOfItsOwn() {
    assertThat(Outputs.reason(new IllegalStateException(new NullPointerException())))
        .isEqualTo("NullPointerException");
    assertThat(Outputs.reason(new NoClassDefFoundError("salvo/report/html/HtmlReport")))
        .isEqualTo("NoClassDefFoundError: salvo/report/html/HtmlReport");
  }
}
