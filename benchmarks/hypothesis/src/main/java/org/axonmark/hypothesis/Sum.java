package org.axonmark.hypothesis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sum of products, multiplied out: a coefficient for each product, a product being whole powers of the variable and of atoms. Numbers are
 * kept to twelve digits, so that what differs by rounding alone falls together.
 *
 * @param terms coefficients other than 0
 */
record Sum(TreeMap<Sum.Product, Double> terms) {

    /** More terms than any generated law has; beyond them a law is not multiplied out. */
    static final int MAX_TERMS = 128;
    private static final int MAX_POWER = 64;
    private static final MathContext TWELVE = new MathContext(12);
    private static final double CANCELLED = 1e-12;

    /** A law is too large to be multiplied out. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("a law of more than " + MAX_TERMS + " terms", null, false, false);
        }
    }

    /**
     * A function of the variable that is no sum or product.
     *
     * @param kind what it is, and for other functions of what
     * @param numbers its parameters
     */
    record Atom(String kind, List<Double> numbers) implements Comparable<Atom> {

        Atom(String kind, double... numbers) {
            this(kind, java.util.Arrays.stream(numbers).map(Sum::snap).boxed().toList());
        }

        @Override
        public int compareTo(Atom other) {
            int order = kind.compareTo(other.kind);
            for (int i = 0; order == 0 && i < Math.min(numbers.size(), other.numbers.size()); i++) {
                order = Double.compare(numbers.get(i), other.numbers.get(i));
            }
            return order == 0 ? Integer.compare(numbers.size(), other.numbers.size()) : order;
        }
    }

    /**
     * A product.
     *
     * @param power of the variable, may be negative
     * @param atoms each with its power, 1 or more
     */
    record Product(int power, TreeMap<Atom, Integer> atoms) implements Comparable<Product> {

        @Override
        public int compareTo(Product other) {
            int order = Integer.compare(atoms.size(), other.atoms.size());
            var mine = atoms.entrySet().iterator();
            var others = other.atoms.entrySet().iterator();
            while (order == 0 && mine.hasNext()) {
                Map.Entry<Atom, Integer> one = mine.next();
                Map.Entry<Atom, Integer> two = others.next();
                order = one.getKey().compareTo(two.getKey());
                order = order == 0 ? Integer.compare(one.getValue(), two.getValue()) : order;
            }
            return order == 0 ? Integer.compare(power, other.power) : order;
        }

        Product times(Product other) {
            TreeMap<Atom, Integer> product = new TreeMap<>(atoms);
            other.atoms.forEach((atom, exponent) -> product.merge(atom, exponent, Integer::sum));
            return new Product(power + other.power, product);
        }
    }

    static double snap(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(TWELVE).doubleValue() : value;
    }

    static Sum constant(double value) {
        return power(value, 0);
    }

    /** Returns a multiple of a power of the variable. */
    static Sum power(double coefficient, int power) {
        Sum sum = new Sum(new TreeMap<>());
        sum.add(new Product(power, new TreeMap<>()), coefficient);
        return sum;
    }

    static Sum atom(double coefficient, Atom atom) {
        Sum sum = new Sum(new TreeMap<>());
        sum.add(new Product(0, new TreeMap<>(Map.of(atom, 1))), coefficient);
        return sum;
    }

    private void add(Product product, double coefficient) {
        double before = terms.getOrDefault(product, 0.0);
        double after = before + coefficient;
        if (Math.abs(after) <= CANCELLED * Math.max(Math.abs(before), Math.abs(coefficient))) {
            terms.remove(product);
        } else {
            terms.put(product, after);
        }
        if (terms.size() > MAX_TERMS || Math.abs(product.power()) > MAX_POWER) {
            throw new TooLarge();
        }
    }

    Sum plus(Sum other) {
        Sum sum = new Sum(new TreeMap<>(terms));
        other.terms.forEach(sum::add);
        return sum;
    }

    Sum times(Sum other) {
        Sum sum = new Sum(new TreeMap<>());
        terms.forEach((mine, a) -> other.terms.forEach((theirs, b) -> sum.add(mine.times(theirs), a * b)));
        return sum;
    }

    Sum times(double factor) {
        return times(constant(factor));
    }

    /** Tells whether it is a polynomial of at most a degree. */
    boolean isPolynomial(int degree) {
        return terms.keySet().stream().allMatch(one -> one.atoms().isEmpty() && one.power() >= 0 && one.power() <= degree);
    }

    /** Returns the coefficient of a power of the variable alone. */
    double coefficient(int power) {
        return terms.getOrDefault(new Product(power, new TreeMap<>()), 0.0);
    }

    /** Returns the highest power of the variable in a polynomial. */
    int degree() {
        return terms.keySet().stream().mapToInt(Product::power).max().orElse(0);
    }

    /** Returns a text that equal sums share. */
    String key() {
        StringBuilder key = new StringBuilder();
        terms.forEach((product, coefficient) -> {
            key.append(snap(coefficient)).append('x').append(product.power());
            product.atoms().forEach((atom, exponent) -> key.append('[').append(atom.kind()).append(atom.numbers()).append('^')
                    .append(exponent).append(']'));
            key.append(' ');
        });
        return key.toString();
    }
}
