package salvo.sandbox.flows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A flow that Aiexec offers to start from: a chain of components, drawn from left to right. */
record StarterProject(
    Graph data, String name, String description, String endpointName, boolean isComponent) {

  private static final int NODE_DISTANCE = 400;

  record Graph(List<Node> nodes, List<Edge> edges, Viewport viewport) {}

  record Node(String id, String type, Position position, Map<String, Object> data) {}

  record Position(int x, int y) {}

  record Edge(String id, String source, String target) {}

  record Viewport(int x, int y, int zoom) {}

  /** The five that the API answers, in its order. */
  static List<StarterProject> all() {
    return List.of(
        of("Basic Prompting", "One prompt, one answer.", "ChatInput", "Prompt", "ChatOutput"),
        of(
            "Memory Chatbot",
            "Remembers what was said before.",
            "ChatInput",
            "Memory",
            "Prompt",
            "ChatOutput"),
        of(
            "Document Q&A",
            "Answers from one document.",
            "ChatInput",
            "File",
            "Prompt",
            "ChatOutput"),
        of(
            "Research Agent",
            "Plans, searches and summarises.",
            "ChatInput",
            "Agent",
            "Search",
            "Prompt",
            "ChatOutput"),
        of(
            "Vector Store RAG",
            "Looks passages up before it answers.",
            "ChatInput",
            "Embeddings",
            "VectorStore",
            "Prompt",
            "ChatOutput"));
  }

  private static StarterProject of(String name, String description, String... components) {
    List<Node> nodes =
        IntStream.range(0, components.length)
            .mapToObj(i -> node(components[i], i * NODE_DISTANCE))
            .toList();
    List<Edge> edges =
        IntStream.range(1, nodes.size())
            .mapToObj(i -> edge(nodes.get(i - 1).id(), nodes.get(i).id()))
            .toList();
    Graph graph = new Graph(nodes, edges, new Viewport(0, 0, 1));
    return new StarterProject(graph, name, description, null, false);
  }

  private static Node node(String component, int x) {
    return new Node(component + "-1", "genericNode", new Position(x, 0), Map.of("type", component));
  }

  private static Edge edge(String source, String target) {
    return new Edge(source + "_" + target, source, target);
  }
}
