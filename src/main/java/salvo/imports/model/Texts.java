package salvo.imports.model;

import java.util.Locale;
import java.util.Set;

/** Foreign texts as parts of a described system. */
public final class Texts {

  private static final int LONGEST_NAME = 80;

  private Texts() {}

  /** A text of a request in which nothing is a placeholder. */
  public static String literal(String text) {
    return text.replace("#{", "##{");
  }

  /** A body of the sandbox in which nothing is a placeholder. */
  public static String answer(String text) {
    return text.replace("#{", "# {");
  }

  /** A name that tasks, groups and user types may have: short, on one line, without / | and ". */
  public static String name(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}/|\"\\s]+", " ").strip();
    String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME).strip() : plain;
    return cut.isEmpty() ? "requests" : cut;
  }

  /** The name, or with a number the first that is not yet taken; it is taken then. */
  public static String unique(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + " " + i;
    }
    return free;
  }

  /** What a session may keep a value under: {@code pet id} and {@code pet-id} are pet_id. */
  public static String attribute(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9_]+", "_");
    String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    return cut.matches("[A-Za-z_].*") ? cut : "value" + cut;
  }

  /** The name of a file: small letters, digits and dashes, with its ending. */
  public static String fileName(String text, String ending) {
    String plain =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    return (cut.isEmpty() ? "data" : cut) + ending;
  }
}
