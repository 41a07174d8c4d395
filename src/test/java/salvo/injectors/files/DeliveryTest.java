package salvo.injectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.injectors.message.Message;
import salvo.injectors.message.Wire;
import salvo.text.Outputs;

/** Folders on their way to injector 0, without the way. */
class DeliveryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path temporary;
  private Path folder;
  private Path into;

  /** What injector 1 says is changed by this on its way. */
  private UnaryOperator<Message> onTheWay = it -> it;

  private final Receipt receipt = new Receipt(this::tell);
  private final Delivery delivery = new Delivery(this::hear);

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectory(temporary.resolve("from"));
    into = Files.createDirectory(temporary.resolve("into"));
    Files.write(folder.resolve("simulation.log"), new byte[3_000_000]);
    Files.createDirectory(folder.resolve("salvo"));
    Files.writeString(folder.resolve("salvo/run.json"), "{}");
  }

  @AfterEach
  void close() {
    receipt.close();
  }

  @Test
  void shouldSendNothingWhenTheFolderIsSeen() throws Exception {
    CompletableFuture<Collected> collected = collect();
    delivery.deliver(folder, PATIENCE);

    assertThat(collected.get().folders()).isEqualTo(Map.of(1, folder.toRealPath()));
    assertThat(into).isEmptyDirectory();
  }

  @Test
  void shouldBringAllFilesWhenTheFolderIsNotSeen() throws Exception {
    onTheWay = DeliveryTest::elsewhere;
    CompletableFuture<Collected> collected = collect();
    delivery.deliver(folder, PATIENCE);

    Path copy = into.resolve("injector-1");
    assertThat(collected.get()).isEqualTo(new Collected(sorted(copy), sorted()));
    assertThat(copy.resolve("simulation.log"))
        .hasSameBinaryContentAs(folder.resolve("simulation.log"));
    assertThat(copy.resolve("salvo/run.json")).hasContent("{}");
    try (var files = Files.walk(copy)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void shouldSayThatBytesDifferWhenTheHashDoes() throws Exception {
    onTheWay =
        it ->
            it instanceof Message.FileEnd end
                ? new Message.FileEnd(end.bytes(), "0".repeat(64))
                : elsewhere(it);
    CompletableFuture<Collected> collected = collect();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> delivery.deliver(folder, PATIENCE))
        .withMessage(
            "injector 0 cannot take its files: salvo/run.json came as 2 bytes that are not those"
                + " sent");
    assertThat(collected.get().folders()).isEmpty();
    assertThat(collected.get().missing()).containsOnlyKeys(1);
  }

  @Test
  void shouldWriteNothingOutsideWhenANameLeadsThere() throws Exception {
    onTheWay =
        it ->
            it instanceof Message.FileBegin
                ? new Message.FileBegin("../../outside")
                : elsewhere(it);
    collect();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> delivery.deliver(folder, PATIENCE))
        .withMessageContaining("a file would lie outside of the folder: ../../outside");
    assertThat(temporary.resolve("outside")).doesNotExist();
  }

  @Test
  void shouldGoOnWithoutItWhenAnInjectorIsLost() throws Exception {
    CompletableFuture<Collected> collected = collect();
    receipt.lost(1, "Injector 1 of 2 was lost.");

    assertThat(collected.get())
        .isEqualTo(new Collected(sorted(), lost("Injector 1 of 2 was lost.")));
  }

  @Test
  void shouldEndWhenNothingComes() throws Exception {
    assertThat(receipt.collect(into, Set.of(1), SHORT).missing())
        .isEqualTo(Map.of(1, "its files did not come within 200 ms"));
  }

  @Test
  void shouldEndWhenNobodyCollects() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> delivery.deliver(folder, SHORT))
        .withMessage("injector 0 did not ask for the files within 200 ms")
        .satisfies(it -> assertThat(Outputs.reason(it)).isEqualTo(it.getMessage()));
    assertThat(folder).isDirectoryNotContaining("glob:**/.seen-*");
  }

  private static Message elsewhere(Message message) {
    return message instanceof Message.FolderAt at
        ? new Message.FolderAt("/no/such/folder", at.marker())
        : message;
  }

  private CompletableFuture<Collected> collect() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return receipt.collect(into, Set.of(1), PATIENCE);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void hear(byte[] bytes) {
    Wire.piece(bytes)
        .ifPresentOrElse(it -> receipt.received(1, it), () -> receipt.received(1, changed(bytes)));
  }

  private Message changed(byte[] bytes) {
    try {
      return onTheWay.apply(Wire.message(bytes));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void tell(int index, Message message) {
    if (message instanceof Message.SendFiles) {
      delivery.sendFiles();
    } else if (message instanceof Message.Written written) {
      delivery.written(written.bytes());
    } else if (message instanceof Message.Delivered delivered) {
      delivery.delivered(delivered.problem());
    }
  }

  private static SortedMap<Integer, Path> sorted(Path folder) {
    return new TreeMap<>(Map.of(1, folder));
  }

  private static <T> SortedMap<Integer, T> sorted() {
    return new TreeMap<>();
  }

  private static SortedMap<Integer, String> lost(String sentence) {
    return new TreeMap<>(Map.of(1, sentence));
  }
}
