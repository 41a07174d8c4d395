package salvo.doctor.network;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * How a connection is secured.
 *
 * @param verifiesHost whether the certificate has to be that of the host
 * @param offered protocols above TLS, the best first
 */
record Security(SSLContext context, boolean verifiesHost, List<String> offered) {

  /** As the injector has them. */
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  /** Makes the connection a secured one, which closes it with itself. */
  SSLSocket secured(Socket plain, TargetAddress target) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, target.host(), target.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    if (verifiesHost) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    parameters.setProtocols(VERSIONS);
    parameters.setApplicationProtocols(offered.toArray(String[]::new));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}
