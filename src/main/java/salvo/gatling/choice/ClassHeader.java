package salvo.gatling.choice;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a class file says of its class before it is loaded: the JVM's format, as far as the super
 * class. Names are those of {@link Class#getName()}.
 *
 * @param texts those that its code names
 * @param superName empty for {@code java.lang.Object}
 */
record ClassHeader(String name, String superName, int modifiers, Set<String> texts) {

  private static final int MAGIC = 0xCAFEBABE;

  /** A class that a {@code new} of another package can be made of. */
  boolean isPublicAndConcrete() {
    return Modifier.isPublic(modifiers)
        && !Modifier.isAbstract(modifiers)
        && !Modifier.isInterface(modifiers);
  }

  /** Fails when the bytes are no class file. */
  static ClassHeader read(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.skipBytes(4);
    Object[] constants = constants(in);
    int modifiers = in.readUnsignedShort();
    String name = className(constants, in.readUnsignedShort());
    return new ClassHeader(
        name, className(constants, in.readUnsignedShort()), modifiers, texts(constants));
  }

  private static Set<String> texts(Object[] constants) {
    return Arrays.stream(constants)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Texts as they are and classes as the index of their name; all others are left out. */
  private static Object[] constants(DataInputStream in) throws IOException {
    Object[] constants = new Object[in.readUnsignedShort()];
    for (int i = 1; i < constants.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> constants[i] = in.readUTF();
        case 7 -> constants[i] = in.readUnsignedShort();
        case 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
        case 5, 6 -> {
          in.skipBytes(8);
          // A long or a double takes two places.
          i++;
        }
        default -> throw new IOException("not a class file: constant of kind " + tag);
      }
    }
    return constants;
  }

  private static String className(Object[] constants, int index) {
    return index == 0 ? "" : ((String) constants[(Integer) constants[index]]).replace('/', '.');
  }
}
