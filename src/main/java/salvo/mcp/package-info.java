/**
 * An MCP server over standard input and output, for assistants: its tools are the commands of
 * {@code ./salvo}, each run in a process of its own with {@code --json}. Hosts, requests and time
 * are bounded when it is started, and by the processes that it starts themselves.
 */
package salvo.mcp;
