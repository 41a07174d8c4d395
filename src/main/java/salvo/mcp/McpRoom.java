package salvo.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import salvo.config.source.SettingsException;
import salvo.report.json.JsonFile;
import salvo.text.PlainJson;
import salvo.text.RefusalText;

/**
 * The server. It ends when its client has closed standard input; a run that goes on then is stopped
 * in good order and reported.
 */
public final class McpRoom {

  private static final String INSTRUCTIONS =
      "Load tests of this project, through its own commands. Start with describe, then validate,"
          + " try and run; read results with status, report and explain. ";

  private final PrintStream complaints;

  private McpRoom(PrintStream complaints) {
    this.complaints = complaints;
  }

  /**
   * Serves one client until it goes.
   *
   * @param mainClass that of {@code ./salvo}
   * @param complaints gets what is no part of the protocol
   */
  public static void serve(
      String mainClass,
      String version,
      Bounds bounds,
      InputStream in,
      OutputStream out,
      PrintStream complaints)
      throws InterruptedException {
    Budget budget = new Budget(bounds.requests());
    EndOfInput input = new EndOfInput(in);
    try (Commands commands = new Commands(mainClass, bounds.options());
        CurrentRun current = new CurrentRun(commands, bounds, budget)) {
      McpRoom room = new McpRoom(complaints);
      McpSyncServer server =
          McpServer.sync(
                  new StdioServerTransportProvider(
                      new JacksonMcpJsonMapper(PlainJson.MAPPER), input, out))
              .jsonMapper(new JacksonMcpJsonMapper(PlainJson.MAPPER))
              .serverInfo("salvo", version)
              .instructions(INSTRUCTIONS + bounds.text())
              .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
              .tools(room.specifications(new Tools(commands, budget, current).all()))
              .build();
      input.await();
      server.close();
    }
  }

  private List<SyncToolSpecification> specifications(List<Tool> tools) {
    return tools.stream().map(this::specification).toList();
  }

  private SyncToolSpecification specification(Tool tool) {
    return SyncToolSpecification.builder()
        .tool(
            McpSchema.Tool.builder(tool.name(), tool.schema())
                .title(tool.title())
                .description(tool.description())
                .annotations(
                    McpSchema.ToolAnnotations.builder()
                        .readOnlyHint(tool.isReadOnly())
                        .destructiveHint(false)
                        .openWorldHint(!tool.isReadOnly())
                        .build())
                .build())
        .callHandler((exchange, request) -> answer(tool, new Arguments(request.arguments())))
        .build();
  }

  private McpSchema.CallToolResult answer(Tool tool, Arguments arguments) {
    try {
      ObjectNode document = tool.work().apply(arguments);
      return result(document, document.has("error"));
    } catch (Problem e) {
      return result(error(e.getMessage()), true);
    } catch (SettingsException e) {
      return result(error(e.getMessage()), true);
    } catch (RuntimeException e) {
      e.printStackTrace(complaints);
      return result(error(tool.name() + " failed: " + e.getClass().getSimpleName()), true);
    }
  }

  private static ObjectNode error(String message) {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.putObject("error").put("message", RefusalText.ofLines(message));
    return json;
  }

  private static McpSchema.CallToolResult result(ObjectNode document, boolean isError) {
    return McpSchema.CallToolResult.builder()
        .addTextContent(JsonFile.compact(document))
        .isError(isError)
        .build();
  }

  /** Tells when a stream has come to its end. */
  private static final class EndOfInput extends InputStream {

    private final InputStream in;
    private final CountDownLatch end = new CountDownLatch(1);

    EndOfInput(InputStream in) {
      this.in = in;
    }

    void await() throws InterruptedException {
      end.await();
    }

    @Override
    public int read() throws IOException {
      return noted(in.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return noted(in.read(bytes, offset, length));
    }

    private int noted(int read) {
      if (read < 0) {
        end.countDown();
      }
      return read;
    }
  }
}
