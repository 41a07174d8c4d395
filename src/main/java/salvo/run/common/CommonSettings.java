package salvo.run.common;

import java.nio.file.Path;
import java.util.Arrays;
import salvo.injectors.meeting.HostPort;
import salvo.injectors.meeting.Meeting;
import salvo.injectors.settings.InjectorSettings;
import salvo.injectors.settings.LostPolicy;

/** The settings of injectors as these take them. */
final class CommonSettings {

  private static final String DNS = "dns:";
  private static final String FOLDER = "folder:";

  private CommonSettings() {}

  static InjectorSettings of(salvo.config.injector.InjectorSettings it) {
    return new InjectorSettings(
        it.index(),
        it.count(),
        it.run(),
        meeting(it.meet().orElseThrow()),
        it.bind(),
        it.secret(),
        it.timeout(),
        LostPolicy.tolerate(it.tolerate()));
  }

  private static Meeting meeting(String meet) {
    if (meet.startsWith(FOLDER)) {
      return new Meeting.Folder(Path.of(meet.substring(FOLDER.length())));
    }
    if (meet.startsWith(DNS)) {
      HostPort service = HostPort.parse(meet.substring(DNS.length()));
      return new Meeting.Dns(service.host(), service.port());
    }
    return new Meeting.Hosts(Arrays.stream(meet.split(",")).map(HostPort::parse).toList());
  }
}
