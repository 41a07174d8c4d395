package salvo.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeederChecksTest {

  @Test
  void shouldKeepNothingOfWhatIsReadWhenAFileIsLarge() throws IOException {
    long size = 200_000_000;
    InputStream large =
        new InputStream() {
          private long left = size;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            int read = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + read, (byte) 'x');
            left -= read;
            return read == 0 ? -1 : read;
          }
        };

    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    assertThat(FeederText.check("large.json", large)).isEmpty();
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(size / 10);
  }

  @Test
  void shouldRefuseTextThatGatlingCannotRead() throws IOException {
    assertThat(check("word,count,\nfoo,1,\n"))
        .contains("has no name for column 3 in its first line; name it, or remove the comma");
    assertThat(check(" \n")).contains("is empty; it needs at least one record");
    assertThat(FeederText.check("a.csv", in("word\nfoo\n", StandardCharsets.UTF_16LE)))
        .contains("holds a NUL character, as UTF-16 does; save it as UTF-8");
    assertThatThrownBy(() -> FeederText.check("a.csv", in("wörd\n", StandardCharsets.ISO_8859_1)))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(check("word,count\nfoo,1\n")).isEmpty();
    assertThat(check("\ufeffword,\"the count\"\nfoo,1\n")).isEmpty();
  }

  @Test
  void shouldCompareColumnsWithWhatIsTakenFromThem() throws IOException {
    assertThat(missing("a.csv", "wrod,count\nfoo,1\n"))
        .contains(
            "has no column word, which its endpoint takes by #{...}; it has wrod, count. Correct"
                + " its first line, or the endpoint");
    assertThat(missing("a.csv", "word;count\nfoo;1\n").orElseThrow())
        .endsWith("it has word;count. Columns are separated by commas, not by semicolons");
    assertThat(missing("a.csv", "\ufeffword,count\n\"foo, \"\"the\"\" one\nline two\",1\n\nb,2\n"))
        .isEmpty();
  }

  @Test
  void shouldCountTheRecordsThatLackAField() throws IOException {
    assertThat(missing("a.csv", "count,word\n1,a\n2\n3,b\n4\n"))
        .contains(
            "lacks word in 2 of its 4 records, first in record 2; complete them, or remove them");
    assertThat(missing("a.json", "[{\"word\": {\"x\": [1]}}, {\"count\": 1}]"))
        .contains(
            "lacks word in 1 of its 2 records, first in record 2; complete them, or remove them");
    assertThat(missing("a.json", "[{\"word\": \"a\"}]")).isEmpty();
  }

  @Test
  void shouldRefuseToKeepWhatWouldFillTheHeap() {
    assertThat(FeederText.tooLargeToKeep(125_000_000, 1_000_000_000)).isEmpty();
    assertThat(FeederText.tooLargeToKeep(300_000_000, 1_000_000_000))
        .contains(
            "has 300 MB, all of which are kept in memory: too much for a heap of 1 GB; give it"
                + " fewer records, or the JVM more heap (-Xmx)");
  }

  private static Optional<String> check(String text) throws IOException {
    return FeederText.check("a.csv", in(text, StandardCharsets.UTF_8));
  }

  private static Optional<String> missing(String name, String text) throws IOException {
    return FeederColumns.missing(name, in(text, StandardCharsets.UTF_8), Set.of("word"));
  }

  private static InputStream in(String text, Charset charset) {
    return new ByteArrayInputStream(text.getBytes(charset));
  }
}
