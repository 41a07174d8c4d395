package salvo.cli.create;

import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import salvo.config.Settings;
import salvo.gatling.described.DescribedClasses;
import salvo.gatling.engine.SystemNames;

/**
 * What a system is called, and its package and class after it: {@code web-shop} stands in {@code
 * simulations.webshop} and is loaded by {@code WebShopSimulation}.
 */
record SystemName(String system, String packageName, String className) {

  private static final Pattern LETTERS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST = 30;
  private static final Set<String> TAKEN = Set.of(Settings.ALL, "endpoints");

  /**
   * The names.
   *
   * @throws Unmakeable when the name is none that Salvo would find again
   */
  static SystemName of(String name) {
    if (!LETTERS.matcher(name).matches() || name.length() > LONGEST) {
      throw new Unmakeable(
          "A system cannot be called \""
              + name
              + "\": use up to 30 lower-case letters and digits, with dashes between them,"
              + " beginning with a letter, such as web-shop.");
    }
    if (TAKEN.contains(name)) {
      throw new Unmakeable("Salvo has a system " + name + " of its own: choose another name.");
    }
    SystemName names =
        new SystemName(name, name.replace("-", ""), DescribedClasses.simpleName(name));
    if (SourceVersion.isKeyword(names.packageName())) {
      throw new Unmakeable(
          "A system cannot be called "
              + name
              + ", which is a Java keyword: choose another name, such as "
              + name
              + "-load.");
    }
    String found = SystemNames.ofClass(names.className());
    if (!found.equals(name)) {
      throw new Unmakeable(
          "A system cannot be called "
              + name
              + ": its class "
              + names.className()
              + " would be found as "
              + found
              + ". Call it so.");
    }
    return names;
  }
}
