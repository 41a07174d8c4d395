package salvo.imports.curl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of curl: their long names, and which of them take a value. */
final class CurlOptions {

  /** Of those with one letter. */
  private static final Map<Character, String> SHORT = new HashMap<>();

  /** They say what is sent. */
  static final Set<String> MEANT =
      Set.of(
          "request",
          "header",
          "data",
          "data-ascii",
          "data-raw",
          "data-binary",
          "data-urlencode",
          "json",
          "form",
          "form-string",
          "user",
          "cookie",
          "url",
          "get",
          "head",
          "upload-file",
          "oauth2-bearer",
          "url-query",
          "globoff",
          "user-agent",
          "referer",
          "next");

  /** They take a value and say nothing of what is sent. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "output",
          "write-out",
          "max-time",
          "connect-timeout",
          "retry",
          "retry-delay",
          "retry-max-time",
          "proxy",
          "proxy-user",
          "resolve",
          "connect-to",
          "cacert",
          "capath",
          "cert",
          "cert-type",
          "key",
          "key-type",
          "pass",
          "ciphers",
          "cookie-jar",
          "dump-header",
          "interface",
          "limit-rate",
          "max-redirs",
          "noproxy",
          "range",
          "socks5",
          "socks5-hostname",
          "speed-limit",
          "speed-time",
          "tls-max",
          "tls13-ciphers",
          "trace",
          "trace-ascii",
          "stderr",
          "config",
          "continue-at",
          "max-filesize",
          "unix-socket",
          "dns-servers",
          "doh-url",
          "happy-eyeballs-timeout-ms",
          "keepalive-time",
          "local-port",
          "output-dir",
          "parallel-max",
          "pinnedpubkey",
          "proto",
          "proto-default",
          "rate",
          "service-name",
          "variable",
          "create-file-mode",
          "etag-save",
          "etag-compare",
          "aws-sigv4",
          "expect100-timeout",
          "time-cond",
          "quote");

  private static final Set<String> WITHOUT_VALUE =
      Set.of(
          "silent",
          "show-error",
          "verbose",
          "include",
          "insecure",
          "location",
          "location-trusted",
          "fail",
          "fail-with-body",
          "fail-early",
          "compressed",
          "http0.9",
          "http1.0",
          "http1.1",
          "http2",
          "http2-prior-knowledge",
          "http3",
          "http3-only",
          "no-buffer",
          "remote-name",
          "remote-name-all",
          "remote-header-name",
          "progress-bar",
          "ipv4",
          "ipv6",
          "tlsv1",
          "tlsv1.0",
          "tlsv1.1",
          "tlsv1.2",
          "tlsv1.3",
          "ssl",
          "sslv3",
          "no-keepalive",
          "path-as-is",
          "parallel",
          "styled-output",
          "no-styled-output",
          "tcp-nodelay",
          "basic",
          "digest",
          "ntlm",
          "negotiate",
          "anyauth",
          "netrc",
          "netrc-optional",
          "junk-session-cookies",
          "retry-all-errors",
          "retry-connrefused",
          "create-dirs",
          "no-progress-meter",
          "raw",
          "no-sessionid",
          "ssl-no-revoke",
          "tr-encoding",
          "trace-time",
          "disable",
          "post301",
          "post302",
          "post303",
          "form-escape",
          "remove-on-error",
          "no-alpn",
          "no-npn",
          "crlf");

  private static final Set<String> MEANT_WITHOUT_VALUE = Set.of("get", "head", "globoff", "next");

  static {
    List.of(
            "X request",
            "H header",
            "d data",
            "F form",
            "u user",
            "b cookie",
            "G get",
            "I head",
            "T upload-file",
            "g globoff",
            "A user-agent",
            "e referer",
            ": next",
            "o output",
            "w write-out",
            "m max-time",
            "x proxy",
            "U proxy-user",
            "E cert",
            "c cookie-jar",
            "D dump-header",
            "r range",
            "K config",
            "C continue-at",
            "Y speed-limit",
            "y speed-time",
            "z time-cond",
            "Q quote",
            "s silent",
            "S show-error",
            "v verbose",
            "i include",
            "k insecure",
            "L location",
            "f fail",
            "N no-buffer",
            "O remote-name",
            "J remote-header-name",
            "# progress-bar",
            "4 ipv4",
            "6 ipv6",
            "1 tlsv1",
            "0 http1.0",
            "Z parallel",
            "n netrc",
            "j junk-session-cookies",
            "q disable")
        .forEach(it -> SHORT.put(it.charAt(0), it.substring(2)));
  }

  private CurlOptions() {}

  /** The long name of a letter; empty where there is none. */
  static String ofLetter(char letter) {
    return SHORT.getOrDefault(letter, "");
  }

  static boolean isKnown(String name) {
    return MEANT.contains(name) || WITH_VALUE.contains(name) || WITHOUT_VALUE.contains(name);
  }

  static boolean hasValue(String name) {
    return MEANT.contains(name) && !MEANT_WITHOUT_VALUE.contains(name) || WITH_VALUE.contains(name);
  }
}
