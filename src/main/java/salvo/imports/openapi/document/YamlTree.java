package salvo.imports.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML as JSON has it: what only YAML knows, such as dates and yes, is text. */
final class YamlTree {

  private static final String MERGE = "<<";
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d*)");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d*)?([eE][-+]?\\d{1,3})?");
  private static final Pattern TRUTH = Pattern.compile("(?i)true|false");

  private final String file;
  private final Map<JsonNode, Integer> lines = new IdentityHashMap<>();
  private final Map<Node, JsonNode> made = new IdentityHashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlTree(String file) {
    this.file = file;
  }

  static SourceTree of(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(text.length() + 1);
    options.setNestingDepthLimit(SourceTree.DEEPEST);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      YamlTree tree = new YamlTree(file);
      return new SourceTree(
          root == null ? NullNode.getInstance() : tree.value(root, 1), tree.lines);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw SourceTree.wrong(file, line, "valid YAML", e.getProblem());
    } catch (YAMLException e) {
      throw SourceTree.wrong(file, 0, "valid YAML", e.getMessage());
    }
  }

  private JsonNode value(Node node, int line) {
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    JsonNode known = made.get(node);
    if (known != null) {
      return known;
    }
    if (!open.add(node)) {
      throw SourceTree.wrong(file, line, "YAML without an alias of itself", "");
    }
    JsonNode value =
        node instanceof MappingNode mapping
            ? object(mapping, line)
            : array((SequenceNode) node, line);
    open.remove(node);
    made.put(node, value);
    return value;
  }

  private ObjectNode object(MappingNode mapping, int line) {
    ObjectNode object = JsonNodes.object();
    lines.put(object, line);
    List<Node> merged = new ArrayList<>();
    for (NodeTuple it : mapping.getValue()) {
      int ofKey = it.getKeyNode().getStartMark().getLine() + 1;
      if (!(it.getKeyNode() instanceof ScalarNode key)) {
        throw SourceTree.wrong(file, ofKey, "YAML whose keys are texts", "");
      }
      if (key.getValue().equals(MERGE)) {
        merged.add(it.getValueNode());
      } else {
        object.set(key.getValue(), value(it.getValueNode(), ofKey));
      }
    }
    merged.forEach(it -> merge(it, object, line));
    return object;
  }

  /** What stands there itself wins. */
  private void merge(Node node, ObjectNode object, int line) {
    if (node instanceof SequenceNode all) {
      all.getValue().forEach(it -> merge(it, object, line));
      return;
    }
    value(node, line).properties().stream()
        .filter(it -> !object.has(it.getKey()))
        .forEach(it -> object.set(it.getKey(), it.getValue()));
  }

  private ArrayNode array(SequenceNode sequence, int line) {
    ArrayNode array = JsonNodes.array();
    lines.put(array, line);
    sequence.getValue().forEach(it -> array.add(value(it, it.getStartMark().getLine() + 1)));
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return NullNode.getInstance();
    }
    if (tag.equals(Tag.BOOL) && TRUTH.matcher(text).matches()) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) && WHOLE.matcher(text).matches()) {
      return whole(new BigInteger(text));
    }
    boolean isNumber = tag.equals(Tag.FLOAT) && DECIMAL.matcher(text).matches();
    return isNumber ? DecimalNode.valueOf(new BigDecimal(text)) : TextNode.valueOf(text);
  }

  private static JsonNode whole(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return IntNode.valueOf(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? LongNode.valueOf(number.longValue())
        : BigIntegerNode.valueOf(number);
  }
}
