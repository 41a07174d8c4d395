package salvo.gatling;

/** What {@code ./salvo run --injectors} does, of a simulation of the tests, which no name finds. */
public final class InjectorGroupChild {

  private InjectorGroupChild() {}

  /**
   * Runs a simulation.
   *
   * @param args its class, and how many injectors there are
   */
  public static void main(String[] args) {
    InjectorGroup.run(args[0], Integer.parseInt(args[1]));
  }
}
