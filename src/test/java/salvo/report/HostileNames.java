package salvo.report;

import java.util.List;

/** Names and messages that try to be something else in the files that they are written to. */
public final class HostileNames {

  /** What spreadsheets take for a formula or a command. */
  public static final List<String> FORMULAS =
      List.of(
          "=HYPERLINK(\"http://example.org\",\"x\")",
          "+1+1",
          "-2+3",
          "@SUM(1,1)",
          "\t=1+1",
          "\r=1+1",
          "\n=1+1",
          "  =1+1",
          "\u00a0=1+1",
          "\ufeff=1+1",
          "\uff1d1+1",
          "'=1+1");

  /** What Markdown, HTML, GitHub and XML take for more than text. */
  public static final List<String> MARKUP =
      List.of(
          "a|b\\|c",
          "`code` ``two`` ```",
          "<script>alert(1)</script>&amp;<!-- x -->",
          "ping @octocat and a@b.example",
          "see #123, GH-7, owner/repo#9",
          "[text](http://example.org) ![i](javascript:x) https://a.example www.a.example",
          "# head\n\n- list\r\n1. one\n> quote",
          "**bold** _it_ ~~gone~~ $x$ :smile: \\",
          "]]> --> <![CDATA[ x",
          "\u0000\u0001\u000b\u001b[2J\ufffe\uffff",
          "\ud83d half \udc00",
          "job\u202egnp.\u2028\u0085",
          "\ud83d\ude80 生成",
          " blank around ",
          "");

  private HostileNames() {}
}
