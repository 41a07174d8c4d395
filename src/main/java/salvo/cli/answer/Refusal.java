package salvo.cli.answer;

/** That a command cannot do what it was asked for, in sentences of what to do about it. */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Refusal(String sentences) {
    super(sentences);
  }
}
