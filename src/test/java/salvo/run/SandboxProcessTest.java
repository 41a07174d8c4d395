package salvo.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SandboxProcessTest {

  @Test
  void shouldSayThatItsProcessEndedWhenItHasSaidNothing() {
    assertThat(SandboxProcess.notStarted(""))
        .isEqualTo(
            "The sandbox did not start: its process ended without any output. Check what ends"
                + " processes here, and whether the machine has memory left.");
    assertThat(SandboxProcess.notStarted("sandbox: port: cannot listen"))
        .isEqualTo("The sandbox did not start: sandbox: port: cannot listen");
  }

  @Test
  void shouldSayThatItRanOutOfMemoryWhenItsVirtualMachineEndedForThat() {
    assertThat(SandboxProcess.ended(3)).contains("ran out of memory", "salvo.sandbox.queue");
    assertThat(SandboxProcess.ended(137)).contains("ended during the run", "sandbox.log");
  }
}
