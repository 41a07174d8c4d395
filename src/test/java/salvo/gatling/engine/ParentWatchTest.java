package salvo.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParentWatchTest {

  private static final Optional<String> ME = ProcessHandle.current().info().user();

  @Test
  void shouldBeMavenWhenItIsAJavaOfTheSameUserThatNamesMaven() {
    assertThat(isMaven("/usr/lib/jvm/bin/java", "-Dmaven.home=/usr/share/maven", "Launcher"))
        .isTrue();
    assertThat(isMaven("/jdk/bin/java.exe", "-cp", "mvnd-common.jar", "DaemonMain")).isTrue();
  }

  @Test
  void shouldNotBeMavenWhenSomebodyElseHasAdoptedTheOrphan() {
    assertThat(isMaven("/usr/lib/systemd/systemd")).isFalse();
    assertThat(isMaven("/usr/bin/tini", "--", "mvn", "gatling:test")).isFalse();
    assertThat(isMaven("/usr/bin/bash", "./mvn-in-a-loop.sh")).isFalse();
    assertThat(isMaven("/opt/java/bin/java", "-jar", "/usr/share/jenkins/agent.jar")).isFalse();
  }

  @Test
  void shouldNotBeMavenWhenItIsAnotherUsers() {
    assertThat(
            ParentWatch.mayBeMaven(
                new Info(
                    Optional.of("/usr/bin/java"),
                    Optional.of(new String[] {"-Dmaven.home=/usr"}),
                    Optional.of(ME.orElse("me") + "-not"))))
        .isFalse();
  }

  @Test
  void shouldNotBeMavenWhenTheSystemHidesItsCommand() {
    assertThat(ParentWatch.mayBeMaven(new Info(Optional.empty(), Optional.empty(), ME))).isFalse();
  }

  @Test
  void shouldPassForMavenWhenTheSystemTellsNoArguments() {
    assertThat(
            ParentWatch.mayBeMaven(
                new Info(Optional.of("C:\\jdk\\java.exe"), Optional.empty(), ME)))
        .isTrue();
  }

  private static boolean isMaven(String command, String... arguments) {
    return ParentWatch.mayBeMaven(new Info(Optional.of(command), Optional.of(arguments), ME));
  }

  private record Info(Optional<String> command, Optional<String[]> arguments, Optional<String> user)
      implements ProcessHandle.Info {

    @Override
    public Optional<String> commandLine() {
      return command;
    }

    @Override
    public Optional<Instant> startInstant() {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> totalCpuDuration() {
      return Optional.empty();
    }
  }
}
