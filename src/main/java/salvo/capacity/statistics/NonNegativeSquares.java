package salvo.capacity.statistics;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Least squares of a linear model none of whose coefficients is negative: exact, by trying each
 * choice of coefficients that are not 0, and so for a few of them only.
 */
public final class NonNegativeSquares {

  /** Of columns of length 1: what is left of one that the others nearly make up. */
  private static final double LEAST_PIVOT = 1e-10;

  private final double[][] rows;
  private final double[] values;
  private final int columns;

  private NonNegativeSquares(double[][] rows, double[] values) {
    this.rows = rows;
    this.values = values;
    this.columns = rows[0].length;
  }

  /** The coefficients by which the rows come closest to the values. */
  public static double[] of(double[][] rows, double[] values) {
    return new NonNegativeSquares(rows, values).best();
  }

  private double[] best() {
    double[] best = new double[columns];
    for (int choice = 1; choice < 1 << columns; choice++) {
      Optional<double[]> found = solved(chosen(choice));
      if (found.isPresent() && squares(found.get()) < squares(best)) {
        best = found.get();
      }
    }
    return best;
  }

  private int[] chosen(int choice) {
    return IntStream.range(0, columns).filter(column -> (choice >> column & 1) == 1).toArray();
  }

  /** By the normal equations; empty where they have no solution, or one below 0. */
  private Optional<double[]> solved(int[] chosen) {
    double[][] equations = equations(chosen);
    for (int i = 0; i < chosen.length; i++) {
      if (!(equations[i][i] > LEAST_PIVOT)) {
        return Optional.empty();
      }
      for (int row = 0; row < chosen.length; row++) {
        if (row != i) {
          subtract(equations[row], equations[i], equations[row][i] / equations[i][i]);
        }
      }
    }
    double[] coefficients = new double[columns];
    for (int i = 0; i < chosen.length; i++) {
      double found = equations[i][chosen.length] / equations[i][i] / length(chosen[i]);
      if (found < 0) {
        return Optional.empty();
      }
      coefficients[chosen[i]] = found;
    }
    return Optional.of(coefficients);
  }

  private double[][] equations(int[] chosen) {
    double[][] equations = new double[chosen.length][chosen.length + 1];
    for (int i = 0; i < chosen.length; i++) {
      int one = chosen[i];
      for (int j = 0; j < chosen.length; j++) {
        int other = chosen[j];
        equations[i][j] = sum(row -> row[one] * row[other]) / length(one) / length(other);
      }
      for (int row = 0; row < rows.length; row++) {
        equations[i][chosen.length] += rows[row][one] * values[row] / length(one);
      }
    }
    return equations;
  }

  private static void subtract(double[] from, double[] what, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * what[i];
    }
  }

  private double length(int column) {
    return Math.sqrt(sum(row -> row[column] * row[column]));
  }

  private double sum(ToDoubleFunction<double[]> term) {
    double sum = 0;
    for (double[] row : rows) {
      sum += term.applyAsDouble(row);
    }
    return sum;
  }

  private double squares(double[] coefficients) {
    double squares = 0;
    for (int row = 0; row < rows.length; row++) {
      double left = values[row];
      for (int column = 0; column < columns; column++) {
        left -= coefficients[column] * rows[row][column];
      }
      squares += left * left;
    }
    return squares;
  }
}
