package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.axonmark.hypothesis.Sum.Atom;
import org.axonmark.hypothesis.Sum.Product;

/**
 * What a numeric expression says, however it is written: sums and products multiplied out, a polynomial of degree one or less as a straight
 * line, an amplitude of 0 left out, cosines as shifted sines, phases within one period. Two expressions of one form are the same law but for
 * single points (edges of square waves); the converse is not promised.
 *
 * @param family the law
 * @param shape names what the parameters belong to; equal for forms whose parameters can be compared
 * @param parameters as {@link Family} tells; of a compound, coefficients and parameters of its products in a fixed order
 */
public record CanonicalForm(Family family, String shape, List<Double> parameters) {

    /** Copies the parameters. */
    public CanonicalForm {
        parameters = List.copyOf(parameters);
    }

    /** Returns the form of an expression over {@code x}; a compound of no parameters if it is too large to be multiplied out. */
    public static CanonicalForm of(Expression value) {
        try {
            return of(Normaliser.sum(value));
        } catch (Sum.TooLarge _) {
            return new CanonicalForm(Family.COMPOUND, Printer.print(value), List.of());
        }
    }

    /**
     * Tells whether another form has the same family and each parameter lies within a tolerance of this one's.
     *
     * @param absolute how far a parameter may be off, whatever its size
     * @param relative how far it may be off as a part of its size; the larger of both counts
     */
    public boolean matches(CanonicalForm other, double absolute, double relative) {
        if (family != other.family || !shape.equals(other.shape) || parameters.size() != other.parameters.size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            double mine = parameters.get(i);
            double off = Math.abs(mine - other.parameters.get(i));
            if (family == Family.SINE && i == 2) {
                off = Math.min(off, 2 * Math.PI - off);
            } else if (family == Family.SQUARE_WAVE && i == 2) {
                off = Math.min(off, Math.abs(parameters.get(1) - off));
            }
            if (!(off <= Math.max(absolute, relative * Math.abs(mine)))) {
                return false;
            }
        }
        return true;
    }

    private static CanonicalForm of(Sum sum) {
        if (sum.isPolynomial(Integer.MAX_VALUE)) {
            return polynomial(sum);
        }
        Map.Entry<Product, Double> last = sum.terms().lastEntry();
        Product product = last.getKey();
        long withAtoms = sum.terms().keySet().stream().filter(one -> !one.atoms().isEmpty()).count();
        boolean single =
                withAtoms == 1 && product.power() == 0 && product.atoms().size() == 1 && product.atoms().firstEntry().getValue() == 1;
        Sum rest = new Sum(new java.util.TreeMap<>(sum.terms().headMap(product)));
        if (withAtoms == 0) {
            return sum.terms().keySet().stream().allMatch(one -> one.power() == -1 || one.power() == 0)
                    ? named(Family.RECIPROCAL, sum.coefficient(-1), 0, sum.coefficient(0)) : listed(Family.RATIONAL, sum);
        }
        if (single && rest.isPolynomial(1)) {
            return atom(product.atoms().firstKey(), last.getValue(), rest, sum);
        }
        if (allAtomsAre(sum, "inverse")) {
            return listed(Family.RATIONAL, sum);
        }
        boolean lines = allAtomsAre(sum, "abs") && sum.terms().keySet().stream().allMatch(
                one -> one.atoms().isEmpty() ? one.power() >= 0 && one.power() <= 1
                        : one.power() == 0 && one.atoms().size() == 1 && one.atoms().firstEntry().getValue() == 1);
        return listed(lines ? Family.PIECEWISE_LINEAR : Family.COMPOUND, sum);
    }

    private static boolean allAtomsAre(Sum sum, String kind) {
        return sum.terms().keySet().stream().allMatch(one -> one.atoms().keySet().stream().allMatch(atom -> atom.kind().equals(kind)));
    }

    private static CanonicalForm polynomial(Sum sum) {
        int degree = sum.degree();
        double[] parameters = new double[degree + 1];
        for (int i = 0; i <= degree; i++) {
            parameters[i] = sum.coefficient(degree - i);
        }
        return named(degree == 0 ? Family.CONSTANT : degree == 1 ? Family.LINEAR : Family.POLYNOMIAL, parameters);
    }

    /** Names a function of one atom a g(x) plus a line. */
    private static CanonicalForm atom(Atom atom, double a, Sum line, Sum all) {
        double m = line.coefficient(1);
        double c = line.coefficient(0);
        List<Double> numbers = atom.numbers();
        if (atom.kind().equals("abs") && m != 0) {
            return named(Family.RELU, a, numbers.get(0), m, c);
        }
        if (m != 0) {
            return listed(Family.COMPOUND, all);
        }
        return switch (atom.kind()) {
            case "abs" -> named(Family.ABSOLUTE, a, numbers.get(0), c);
            case "sqrt" -> named(Family.ROOT, a, numbers.get(0), numbers.get(1), c);
            case "log" -> named(Family.LOGARITHM, a, numbers.get(0), numbers.get(1), c);
            case "exp" -> named(Family.EXPONENTIAL, a, numbers.get(0), c);
            case "step" -> named(Family.STEP, a, numbers.get(0), numbers.get(1), c);
            case "tanh" -> named(Family.TANH, a, numbers.get(0), numbers.get(1), c);
            case "sin" -> named(Family.SINE, Math.abs(a), numbers.get(0), numbers.get(1) + (a < 0 ? Math.PI : 0), c);
            case "gaussian" -> named(Family.GAUSSIAN, a, numbers.get(0), numbers.get(1), c);
            case "rectangle" -> named(Family.RECTANGLE, a, numbers.get(0), numbers.get(1), c);
            case "squarewave" ->
                named(Family.SQUARE_WAVE, Math.abs(a), numbers.get(0), numbers.get(1) + (a < 0 ? numbers.get(0) / 2 : 0), c);
            case "floor" -> named(Family.FLOOR, a, numbers.get(0), numbers.get(1), c);
            case "ceil" -> named(Family.CEIL, a, numbers.get(0), numbers.get(1), c);
            case "inverse" -> numbers.size() == 1 ? named(Family.RECIPROCAL, a, -numbers.get(0), c) : listed(Family.RATIONAL, all);
            default -> listed(Family.COMPOUND, all);
        };
    }

    private static CanonicalForm named(Family family, double... parameters) {
        List<Double> snapped = new ArrayList<>();
        for (double parameter : parameters) {
            snapped.add(Sum.snap(parameter) + 0.0);
        }
        return new CanonicalForm(family, family.name(), snapped);
    }

    private static CanonicalForm listed(Family family, Sum sum) {
        StringBuilder shape = new StringBuilder();
        List<Double> parameters = new ArrayList<>();
        sum.terms().forEach((product, coefficient) -> {
            parameters.add(Sum.snap(coefficient));
            shape.append("+ x^").append(product.power());
            product.atoms().forEach((atom, exponent) -> {
                shape.append(' ').append(atom.kind()).append('^').append(exponent);
                parameters.addAll(atom.numbers());
            });
        });
        return new CanonicalForm(family, shape.toString(), parameters);
    }
}
