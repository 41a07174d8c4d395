package salvo.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {

  @TempDir private Path root;
  private Path results;
  private ResultsFolder folder;

  @BeforeEach
  void before() {
    results = root.resolve("target").resolve("gatling");
    folder = new ResultsFolder(results, "ContentSimulation");
  }

  @Test
  void shouldFindTheFolderWhenItIsNew() throws IOException {
    make("contentsimulation-20260101000000999");
    folder.expectRun();
    Path made = make("contentsimulation-20250101000000000");

    assertThat(folder.run()).isEqualTo(made);
  }

  @Test
  void shouldFindTheFolderWhenOtherThingsAppear() throws IOException {
    folder.expectRun();
    Path made = make("contentsimulation-20260101000000000");
    make("endpointssimulation-20260101000000001");
    Files.createFile(results.resolve("contentsimulation-notes.txt"));

    assertThat(folder.run()).isEqualTo(made);
  }

  @Test
  void shouldSayWhenGatlingMadeNoFolder() {
    folder.expectRun();

    assertThatIllegalStateException()
        .isThrownBy(folder::run)
        .withMessage("Gatling was to make one run folder, but made []");
  }

  @Test
  void shouldLetTheNextRunStartWhenTheFolderIsFound() throws IOException {
    folder.expectRun();
    make("contentsimulation-20260101000000000");
    folder.run();
    ResultsFolder next = new ResultsFolder(results, "ContentSimulation");
    next.expectRun();
    Path made = make("contentsimulation-20260101000000001");

    assertThat(next.run()).isEqualTo(made);
  }

  private Path make(String name) throws IOException {
    return Files.createDirectories(results.resolve(name));
  }
}
