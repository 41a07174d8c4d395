package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import salvo.SuppressForbidden;

@Timeout(60)
class DatabaseServerTest {

  @Test
  void shouldStopTheServerWhenTheProcessThatStartedItIsKilled() throws Exception {
    Process owner =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String address = firstLine(owner);
    assertThat(answers(address)).as(address).isTrue();

    owner.destroyForcibly();

    while (answers(address)) {
      Thread.onSpinWait();
    }
    assertThat(owner.waitFor()).isNotZero();
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private static boolean answers(String address) {
    try (Connection connection = DriverManager.getConnection(address)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** A process that starts a server and does nothing about its end. */
  static final class Owner {

    private Owner() {}

    @SuppressForbidden("the test reads the address there")
    public static void main(String[] arguments) throws SQLException, InterruptedException {
      System.out.println(DatabaseServer.start());
      new CountDownLatch(1).await();
    }
  }
}
