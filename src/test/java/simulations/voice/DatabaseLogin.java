package simulations.voice;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** How to reach a database: it tells nobody its password. */
record DatabaseLogin(String url, String user, String password, String schema) {

  /** A connection of its own, outside any pool, and outside the schema. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, properties());
  }

  /** For the driver; what the URL itself says of them wins. */
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "salvo");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "20");
    return properties;
  }

  @Override
  public String toString() {
    return "Login of " + user;
  }
}
