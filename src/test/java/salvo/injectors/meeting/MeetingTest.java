package salvo.injectors.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeetingTest {

  @TempDir Path folder;

  @Test
  void shouldReadAnAddressWhenItIsOfEitherKind() {
    assertThat(HostPort.parse("node-1:7800")).isEqualTo(new HostPort("node-1", 7_800));
    assertThat(HostPort.parse(" [::1]:7800 ")).hasToString("[::1]:7800");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostPort.parse("node-1"))
        .withMessage("\"node-1\" is not an address: it must be host:port, such as injector-0:7800");
    assertThatIllegalArgumentException().isThrownBy(() -> HostPort.parse("node-1:99999"));
  }

  @Test
  void shouldGiveAllHostsThatHaveAnAddressWhenOneHasNone() throws IOException {
    Meeting meeting =
        new Meeting.Hosts(
            List.of(HostPort.parse("no-such-host.invalid:1"), HostPort.parse("127.0.0.1:7801")));

    assertThat(meeting.candidates("run"))
        .containsExactly(new InetSocketAddress("127.0.0.1", 7_801));
    assertThat(meeting.port()).isEqualTo(1);
  }

  @Test
  void shouldFindInjectorZeroWhenItHasWrittenWhereItIs() throws IOException {
    Meeting meeting = new Meeting.Folder(folder.resolve("made/for/it"));
    meeting.announce("run", new InetSocketAddress("127.0.0.1", 7_802));

    assertThat(meeting.candidates("run"))
        .containsExactly(new InetSocketAddress("127.0.0.1", 7_802));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> meeting.candidates("other-run"))
        .withMessageStartingWith("injector 0 has not yet written ");
  }

  @Test
  void shouldSayWhyNotWhenInjectorZeroListensForItsOwnMachineOnly() throws IOException {
    Files.writeString(folder.resolve("run.meet"), "elsewhere 127.0.0.1 7803\n");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Meeting.Folder(folder).candidates("run"))
        .withMessageStartingWith("injector 0 listens on 127.0.0.1 of elsewhere only, which ")
        .withMessageEndingWith(" cannot reach: bind it to an address that the others can reach");
  }
}
