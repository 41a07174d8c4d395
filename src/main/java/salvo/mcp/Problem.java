package salvo.mcp;

/** Why a tool cannot do what it is asked for, in a sentence with what to do. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Problem(String sentence) {
    super(sentence);
  }
}
