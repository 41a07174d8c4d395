package salvo.imports.postman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.steps.Body;
import salvo.config.steps.Saved;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.imports.ReadBack;
import salvo.imports.format.ImportReport;
import salvo.imports.format.Imported;
import salvo.imports.format.UnusableInput;

class PostmanImporterTest {

  private static final Path CORPUS =
      Path.of("src/test/resources/imports/recorded/shop.postman_collection.json");

  @TempDir private Path folder;

  private final Imported imported = ReadBack.imported(CORPUS, false);

  @Test
  void shouldMakeTasksOfFoldersAndGroupsOfThoseWithin() {
    SystemTasks tasks = read();

    assertThat(tasks.tasks())
        .extracting(SystemTasks.Task::name)
        .containsExactlyInAnyOrder("Browse search", "Orders");
    assertThat(steps(tasks, "Browse search"))
        .last()
        .isInstanceOfSatisfying(
            Step.Group.class,
            it -> {
              assertThat(it.name()).isEqualTo("Details");
              // Its name is taken by another endpoint.
              assertThat(((Step.Request) it.steps().get(0)).name()).isEqualTo("One product 2");
            });
  }

  private static List<Step> steps(SystemTasks tasks, String name) {
    return tasks.tasks().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow()
        .steps();
  }

  @Test
  void shouldSaveWhatScriptsKeepAndExpectWhatTheyExpect() {
    SystemTasks tasks = read();

    assertThat(tasks.signIn().request().orElseThrow().saves())
        .containsExactly(new Saved("token", Saved.Kind.JSON, "data.token"));
    assertThat(tasks.headers()).containsEntry("Authorization", "Bearer #{token}");
    Step.Request list = request(tasks, "List products");
    assertThat(list.saves()).containsExactly(new Saved("first", Saved.Kind.JSON, "[0].id"));
    assertThat(list.expected().statuses()).containsExactly(200);
    assertThat(request(tasks, "One product").path()).isEqualTo("/v1/products/#{first}");
    assertThat(request(tasks, "One product").query()).containsEntry("trace", "#{randomUuid()}");
    assertThat(request(tasks, "Create order").expected().statuses()).containsExactly(201);
    assertThat(request(tasks, "Read order").path()).isEqualTo("/v1/orders/#{orderId}");
    assertThat(imported.report().ignored())
        .extracting(ImportReport.Item::what)
        .contains("a script", "a part of the script after it");
  }

  @Test
  void shouldMakeAFeederOfVariables() {
    SystemTasks tasks = read();

    assertThat(steps(tasks, "Orders").get(0)).isInstanceOf(Step.Feed.class);
    assertThat(imported.system().files())
        .filteredOn(it -> it.name().equals("variables.csv"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.content()).isEqualTo("unset,product,quantity\nunset,pen-000001,3\n"));
    assertThat(request(tasks, "Create order").body())
        .isInstanceOfSatisfying(
            Body.Text.class,
            it ->
                assertThat(it.text())
                    .startsWith(
                        "{\"product\": \"#{product}\", \"quantity\": #{quantity}, \"note\": "));
    assertThat(request(tasks, "Search").body()).isInstanceOf(Body.Json.class);
    assertThat(ReadBack.of(imported, folder).text())
        .contains("X-Api-Key = ${?SHOP_API_KEY}", "${?SHOP_CLIENT_SECRET}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"info\": {\"_postman_id\": \"1\"}, \"requests\": []}",
        "{\"info\": {\"_postman_id\": \"1\"}, \"item\": []}",
        "{\"info\": {\"_postman_id\": \"1\"}, \"item\": [{\"name\": "
      })
  void shouldRefuseWhatIsNoCollection(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("ill.json"), text);

    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ReadBack.imported(file, false))
        .withMessageContaining("ill.json");
  }

  private SystemTasks read() {
    return ReadBack.of(imported, folder).system().described();
  }

  private static Step.Request request(SystemTasks tasks, String name) {
    return tasks.requests().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is none of " + tasks.requests()));
  }
}
