package salvo.text;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The secrets of a run by their values, masked wherever a text holds one: as it is, URL-encoded, in
 * Base64, or as JSON and HTML escape it. What is too short or too common to be told apart from
 * other text is left alone.
 */
public final class Secrets {

  public static final Secrets NONE = new Secrets(Set.of());

  private static final int SHORTEST = 4;
  private static final String CUT = "...";
  private static final Pattern COMMON =
      Pattern.compile("\\d{1,5}(?: ?(?:ms|s|min|h))?|true|false|null|none");

  /** Of a part of Base64; a shorter one stands in other texts too. */
  private static final int SHORTEST_PART = 8;

  /** Every form of every secret by its first character, the longest first. */
  private final Map<Character, List<String>> forms = new HashMap<>();

  private Secrets(Collection<String> all) {
    for (String form : all) {
      forms.computeIfAbsent(form.charAt(0), first -> new ArrayList<>()).add(form);
    }
    forms.values().forEach(it -> it.sort(Comparator.comparingInt(String::length).reversed()));
  }

  /** The secrets with these values; blanks around them are no part of them. */
  public static Secrets of(Collection<String> values) {
    Set<String> forms = new TreeSet<>();
    values.stream().map(String::strip).filter(Secrets::isTold).forEach(it -> addForms(it, forms));
    return forms.isEmpty() ? NONE : new Secrets(forms);
  }

  /** Whether a value is long and rare enough to be looked for. */
  static boolean isTold(String value) {
    return value.length() >= SHORTEST && !COMMON.matcher(value).matches();
  }

  public boolean isEmpty() {
    return forms.isEmpty();
  }

  /** The text with *** in place of each. */
  public String mask(String text) {
    if (forms.isEmpty()) {
      return text;
    }
    StringBuilder masked = null;
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      int length = lengthAt(text, at);
      if (length == 0) {
        at++;
        continue;
      }
      masked = masked == null ? new StringBuilder(text.length()) : masked;
      masked.append(text, copied, at).append(Redaction.MASK);
      at += length;
      copied = at;
    }
    return masked == null ? text : masked.append(text, copied, text.length()).toString();
  }

  /** The same of a text that was cut, with or without dots, and that within a secret maybe. */
  public String maskCut(String text) {
    String masked = mask(text);
    int end = masked.endsWith(CUT) ? masked.length() - CUT.length() : masked.length();
    for (int at = 0; at <= end - SHORTEST; at++) {
      String rest = masked.substring(at, end);
      if (forms.getOrDefault(masked.charAt(at), List.of()).stream()
          .anyMatch(form -> form.startsWith(rest))) {
        return masked.substring(0, at) + Redaction.MASK;
      }
    }
    return masked;
  }

  /** All texts within maps and lists masked; keys stay. */
  public Object maskWithin(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> masked = new LinkedHashMap<>();
      map.forEach((key, inner) -> masked.put(key, maskWithin(inner)));
      return masked;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::maskWithin).toList();
    }
    return value instanceof String text ? mask(text) : value;
  }

  /** The same secrets in texts whose characters are the bytes of that encoding. */
  public Secrets inBytesOf(Charset charset) {
    Set<String> bytes = new LinkedHashSet<>();
    forms
        .values()
        .forEach(
            all ->
                all.forEach(
                    it ->
                        bytes.add(new String(it.getBytes(charset), StandardCharsets.ISO_8859_1))));
    return bytes.isEmpty() ? NONE : new Secrets(bytes);
  }

  /** Gives no secret away. */
  @Override
  public String toString() {
    return "Secrets" + (forms.isEmpty() ? "[]" : "[...]");
  }

  private int lengthAt(String text, int at) {
    for (String form : forms.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(form, at)) {
        return form.length();
      }
    }
    return 0;
  }

  private static void addForms(String value, Set<String> forms) {
    String url = URLEncoder.encode(value, StandardCharsets.UTF_8);
    String spaces = url.replace("+", "%20");
    forms.add(value);
    forms.add(url);
    forms.add(spaces);
    forms.add(lowerHex(spaces));
    String json = json(value);
    forms.add(json);
    forms.add(json.replace("/", "\\/"));
    String html = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    forms.add(html);
    forms.add(html.replace("\"", "&quot;"));
    forms.add(html.replace("\"", "&quot;").replace("'", "&#39;"));
    forms.add(html.replace("\"", "&quot;").replace("'", "&apos;"));
    forms.add(html.replace("\"", "&#34;").replace("'", "&#39;"));
    addBase64(value.getBytes(StandardCharsets.UTF_8), forms);
  }

  private static String json(String value) {
    String quoted = PlainJson.MAPPER.valueToTree(value).toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String lowerHex(String encoded) {
    return Pattern.compile("%[0-9A-F]{2}")
        .matcher(encoded)
        .replaceAll(it -> it.group().toLowerCase(Locale.ROOT));
  }

  /** Alone, and as a part of a longer text at each of the three places where it may begin. */
  private static void addBase64(byte[] value, Set<String> forms) {
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + value.length];
      System.arraycopy(value, 0, shifted, before, value.length);
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        String encoded = encoder.withoutPadding().encodeToString(shifted);
        int first = before == 0 ? 0 : before + 1;
        String part = encoded.substring(first, shifted.length * 8 / 6);
        if (part.length() >= SHORTEST_PART) {
          forms.add(part);
        }
      }
    }
  }
}
