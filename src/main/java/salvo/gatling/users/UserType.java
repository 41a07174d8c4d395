package salvo.gatling.users;

/**
 * A kind of user and what it does. Its share of the load, its think time and the weights of its
 * tasks stand in the configuration under its name; all it sends is grouped by that name.
 */
public record UserType(String name, Journey journey) {

  public static UserType regularUsers(Journey journey) {
    return new UserType("regular", journey);
  }

  public static UserType adminUsers(Journey journey) {
    return new UserType("admin", journey);
  }

  public static UserType heavyContentUsers(Journey journey) {
    return new UserType("heavy-content", journey);
  }

  public static UserType healthChecks(Journey journey) {
    return new UserType("health-check", journey);
  }

  public static UserType burstUsers(Journey journey) {
    return new UserType("burst", journey);
  }

  /** A type of your own: the name is its key under {@code userTypes}. */
  public static UserType users(String name, Journey journey) {
    return new UserType(name, journey);
  }
}
