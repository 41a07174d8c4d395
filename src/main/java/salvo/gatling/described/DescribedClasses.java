package salvo.gatling.described;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import salvo.config.input.SystemFolders;

/**
 * The classes of described systems: {@code shop} is loaded by {@code ShopSimulation}, which extends
 * the one simulation that there is of them and has nothing but the name of its system.
 */
public final class DescribedClasses {

  /** Stands for a simulation that a new process finds by the name of its system. */
  public static final String CHOSEN = "salvo.gatling.ChosenSimulation";

  /** The simulation of a list of requests. */
  public static final String LISTED = "salvo.gatling.http.EndpointsSimulation";

  private static final String PACKAGE = DescribedClasses.class.getPackageName() + ".";
  private static final String BASE = "salvo/gatling/http/DescribedSimulation";
  private static final String SUFFIX = "Simulation";
  private static final int MAGIC = 0xCAFEBABE;
  private static final int JAVA_17 = 61;
  private static final int PUBLIC_FINAL_SUPER = 0x31;
  private static final int PUBLIC = 1;

  private DescribedClasses() {}

  /** The systems that the project describes, in the order of their names. */
  public static List<String> systems() {
    return List.copyOf(SystemFolders.onClassPath(DescribedClasses.class.getClassLoader()).keySet());
  }

  /** The full name of the class that loads a system. */
  public static String nameOf(String system) {
    return PACKAGE + simpleName(system);
  }

  /** The simple name of the class that a system has: {@code web-shop} has WebShopSimulation. */
  public static String simpleName(String system) {
    return Arrays.stream(system.split("-"))
            .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
            .collect(Collectors.joining())
        + SUFFIX;
  }

  /** What a new process is to be started with for a simulation. */
  public static String toStart(String className) {
    return isOne(className) ? CHOSEN : className;
  }

  /** Whether a class is one of these. */
  public static boolean isOne(String className) {
    return systemOf(className).isPresent();
  }

  /** Whether all that a class does stands in a configuration. */
  public static boolean isWithoutCode(String className) {
    return isOne(className) || className.equals(LISTED);
  }

  /** The system that a class of these loads. */
  public static Optional<String> systemOf(String className) {
    return className.startsWith(PACKAGE)
        ? systems().stream().filter(it -> nameOf(it).equals(className)).findFirst()
        : Optional.empty();
  }

  /** Makes the class, if it is one of these and not yet there, so that it is found by its name. */
  public static void makeIfOne(String className) {
    systemOf(className).filter(it -> !exists(className)).ifPresent(DescribedClasses::make);
  }

  private static boolean exists(String className) {
    try {
      Class.forName(className, false, DescribedClasses.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void make(String system) {
    try {
      MethodHandles.lookup().defineClass(classFile(nameOf(system).replace('.', '/'), system));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("No class can be made for " + system, e);
    }
  }

  /** Of {@code public final class NAME extends BASE { public NAME() { super("SYSTEM"); } }}. */
  private static byte[] classFile(String name, String system) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(JAVA_17);
    constants(out, name, system);
    out.writeShort(PUBLIC_FINAL_SUPER);
    out.writeShort(2);
    out.writeShort(4);
    // Neither interfaces nor fields, and one method.
    shorts(out, 0, 0, 1);
    constructor(out);
    out.writeShort(0);
    return bytes.toByteArray();
  }

  private static void constants(DataOutputStream out, String name, String system)
      throws IOException {
    out.writeShort(13);
    text(out, name);
    reference(out, 7, 1);
    text(out, BASE);
    reference(out, 7, 3);
    text(out, "<init>");
    text(out, "()V");
    text(out, "Code");
    text(out, system);
    reference(out, 8, 8);
    text(out, "(Ljava/lang/String;)V");
    reference(out, 12, 5, 10);
    reference(out, 10, 4, 11);
  }

  private static void constructor(DataOutputStream out) throws IOException {
    // Named <init>, of type ()V, with one attribute, its code.
    shorts(out, PUBLIC, 5, 6, 1, 7);
    // aload_0, ldc the system, invokespecial the base's constructor, return.
    byte[] code = {0x2a, 0x12, 9, (byte) 0xb7, 0, 12, (byte) 0xb1};
    out.writeInt(12 + code.length);
    // Two on the stack, one local variable.
    shorts(out, 2, 1);
    out.writeInt(code.length);
    out.write(code);
    shorts(out, 0, 0);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    out.writeByte(1);
    out.writeUTF(text);
  }

  private static void reference(DataOutputStream out, int tag, int... indexes) throws IOException {
    out.writeByte(tag);
    shorts(out, indexes);
  }

  private static void shorts(DataOutputStream out, int... values) throws IOException {
    for (int value : values) {
      out.writeShort(value);
    }
  }
}
