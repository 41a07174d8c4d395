package salvo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JavaChildTest {

  @Test
  void shouldStartAsThisJvmDidWhenAChildIsLikeIt() {
    assertThat(
            JavaChild.startOptions(
                List.of(
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:SharedArchiveFile=classes.jsa",
                    "-Xlog:gc",
                    "-Xlog:cds=off",
                    "-Dshop=one")))
        .containsExactly(
            "-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile=classes.jsa", "-Xlog:cds=off");
  }

  @Test
  void shouldNameProgramClassPathAndArgumentsWhenAMainClassIsToRun() {
    List<String> command =
        JavaChild.command(List.of("-Xmx64m"), "a.jar:b.jar", "shop.Main", List.of("-s", "one"));

    assertThat(command.get(0)).endsWith("java");
    assertThat(command.subList(1, command.size()))
        .containsExactly("-Xmx64m", "-cp", "a.jar:b.jar", "shop.Main", "-s", "one");
  }

  @Test
  void shouldEndAProcessThatListensWhenAsked() throws IOException, InterruptedException {
    Process sleep = new ProcessBuilder("sleep", "60").start();

    JavaChild.end(sleep, Duration.ofSeconds(30));

    assertThat(sleep.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldEndAProcessByForceWhenItDoesNotListen() throws IOException, InterruptedException {
    Process deaf =
        new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; sleep 60 & wait").start();
    assertThat(deaf.getInputStream().read()).isEqualTo('r');

    JavaChild.end(deaf, Duration.ofMillis(100));

    assertThat(deaf.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }
}
