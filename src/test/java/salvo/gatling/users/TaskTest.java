package salvo.gatling.users;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import salvo.gatling.Await;
import salvo.gatling.engine.GatlingDsl;

class TaskTest {

  private HttpRequestActionBuilder list;
  private HttpRequestActionBuilder buy;

  @BeforeAll
  static void setUpDsl() {
    GatlingDsl.allow();
  }

  @BeforeEach
  void makeRequests() {
    list = http("list products").get("/products");
    buy = http("check out").post("/checkout");
  }

  @Test
  void shouldKnowWhatItSendsWhenItIsMadeOfRequests() {
    Task task = Task.of("shop", list, repeat(2).on(exec(list)), buy);

    assertThat(task.endpoints())
        .containsExactly(entry("list products", 3.0), entry("check out", 1.0));
    assertThat(task.weight()).isEqualTo(1);
    assertThat(task.allProblems()).isEmpty();
  }

  @Test
  void shouldTakeWhatItIsToldWhenAConditionHides() {
    Task task = Task.of("shop", list, doIf(session -> false).then(exec(buy))).sends(0, buy);

    assertThat(task.endpoints())
        .containsExactly(entry("list products", 1.0), entry("check out", 0.0));
  }

  @Test
  void shouldCountWhatItRecordsItselfWhenTold() {
    Task task = Task.of("job", 3, exec(session -> session)).sends(2, "job completion");

    assertThat(task.endpoints()).containsExactly(entry("job completion", 2.0));
    assertThat(task.allProblems()).isEmpty();
    assertThat(task.weight()).isEqualTo(3);
  }

  @Test
  void shouldSayWhatIsWrongWhenItSendsNothing() {
    assertThat(Task.of("rest", exec(session -> session)).allProblems())
        .containsExactly(
            "sends no request. Add one, or say with sends(1, \"name\") what it records by itself.");
  }

  @Test
  void shouldSayWhatIsWrongWhenANameHoldsData() {
    Task task = Task.of("look", exec(http("product #{id}").get("/products/#{id}")));

    assertThat(task.allProblems())
        .containsExactly(
            "sends a request whose name holds data: product #{id}. Give it a constant name, and put"
                + " the data into its path.");
  }

  @Test
  void shouldSayWhatIsWrongWhenANameOrAWeightCannotBe() {
    Task task = Task.of("look", Double.NaN, exec(http("two\nlines").get("/")));

    assertThat(task.allProblems())
        .containsExactly(
            "sends a request called \"two?lines\". Give it a name of 1 to 200 characters on one"
                + " line.",
            "has a weight of NaN. Give it a number from 0 up.");
  }

  @Test
  void shouldCountAsNoRequestWhatIsMeasuredBesideThem() {
    Task task =
        Task.of(
            "job",
            exec(Await.request("submit", CompletableFuture::completedFuture)),
            exec(Await.completion("job completion", CompletableFuture::completedFuture)));

    assertThat(task.endpoints()).containsOnlyKeys("submit", "job completion");
    assertThat(task.beside()).containsExactly("job completion");
    assertThat(task.requests()).isEqualTo(1);
    assertThat(task.weighing(2).sends(3, "submit").requests()).isEqualTo(3);
  }

  @Test
  void shouldSayWhatIsWrongWhenARequestIsCalledAsAFigure() {
    String problem =
        "sends a request called \"job completion\", which is the name of a figure measured beside"
            + " requests. Give it another name.";
    ChainBuilder completion =
        exec(Await.completion("job completion", CompletableFuture::completedFuture));
    ChainBuilder request =
        exec(Await.request("job completion", CompletableFuture::completedFuture));

    assertThat(Task.of("job", completion, request).allProblems()).containsExactly(problem);
    assertThat(Task.of("job", request).measures(1, "job completion").allProblems())
        .containsExactly(problem);
    assertThat(Task.of("job", request).namesakes(Set.of("job completion")))
        .containsExactly(problem);
    assertThat(Task.of("job", completion).namesakes(Set.of("job completion"))).isEmpty();
  }
}
