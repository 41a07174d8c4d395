package salvo.gatling.users;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskTest {

  @Test
  void shouldNameARequestForEachTimeWhenItIsSentSeveralTimes() {
    Task task = Task.of("workflow", exec(session -> session), "healthz").plus(2, "get job");

    assertThat(task.endpoints()).containsExactly("healthz", "get job", "get job");
    assertThat(task.name()).isEqualTo("workflow");
    assertThat(task.weight()).isEqualTo(1);
  }

  @Test
  void shouldStayAsItIsWhenARequestIsSentNoTimes() {
    Task task = Task.of("workflow", exec(session -> session), "healthz");

    assertThat(task.plus(0, "get job").endpoints()).containsExactly("healthz");
  }
}
