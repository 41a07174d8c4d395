package salvo.gatling.http;

/** The service that {@code salvo.systems.endpoints} describes, mostly by a list of requests. */
public final class EndpointsSimulation extends DescribedSimulation {

  public EndpointsSimulation() {
    super("endpoints");
  }
}
