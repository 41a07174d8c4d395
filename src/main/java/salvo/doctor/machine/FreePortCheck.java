package salvo.doctor.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;

/**
 * Whether a page of Salvo's finds its port free.
 *
 * @param page what is shown there
 * @param fix what to do where it is taken
 */
record FreePortCheck(int port, String page, String fix) implements Check {

  @Override
  public String name() {
    return "port " + port;
  }

  @Override
  public Finding look() {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return Finding.ok(
          name(), "free on " + socket.getInetAddress().getHostAddress() + ", for " + page);
    } catch (IOException e) {
      return Finding.note(name(), "taken or unavailable, for " + page + ": " + e.getMessage(), fix);
    }
  }
}
