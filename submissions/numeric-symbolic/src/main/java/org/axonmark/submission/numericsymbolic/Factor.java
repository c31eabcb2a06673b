package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.List;

/**
 * A sum of powers of x and curves, its coefficients left open.
 *
 * @param degree highest power, from 0
 * @param atoms the curves
 */
record Factor(int degree, List<Atom> atoms) {

    Factor {
        atoms = List.copyOf(atoms);
    }

    static Factor of(int degree, Atom... atoms) {
        return new Factor(degree, List.of(atoms));
    }

    int columns() {
        return degree + 1 + atoms.size();
    }

    /** Returns the values of powers and curves at the points. */
    double[][] columns(Answers answers) {
        double[][] columns = new double[columns()][];
        System.arraycopy(answers.powers(degree), 0, columns, 0, degree + 1);
        for (int i = 0; i < atoms.size(); i++) {
            columns[degree + 1 + i] = answers.of(atoms.get(i));
        }
        return columns;
    }

    double at(double x, double[] coefficients) {
        double value = 0;
        for (int i = degree; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        for (int i = 0; i < atoms.size(); i++) {
            value += coefficients[degree + 1 + i] * atoms.get(i).at(x);
        }
        return value;
    }

    Factor with(int atom, Atom other) {
        List<Atom> changed = new ArrayList<>(atoms);
        changed.set(atom, other);
        return new Factor(degree, changed);
    }

    /** Returns factors with one jump in them moved, or stairs turned over, in each way. */
    static List<List<Factor>> moved(List<Factor> factors, double[] moves) {
        List<List<Factor>> all = new ArrayList<>();
        for (int f = 0; f < factors.size(); f++) {
            Factor factor = factors.get(f);
            for (int a = 0; a < factor.atoms().size(); a++) {
                for (Atom other : factor.atoms().get(a).moved(moves)) {
                    List<Factor> changed = new ArrayList<>(factors);
                    changed.set(f, factor.with(a, other));
                    all.add(changed);
                }
            }
        }
        return all;
    }

    /** Returns the factor as an expression. */
    String text(double[] coefficients) {
        String text = "";
        for (int i = 0; i < atoms.size(); i++) {
            double a = coefficients[degree + 1 + i];
            if (a != 0) {
                String term = (Math.abs(a) == 1 ? "" : Numbers.text(Math.abs(a)) + " * ") + atoms.get(i).text();
                text = text.isEmpty() ? (a < 0 ? "-" : "") + term : text + (a < 0 ? " - " : " + ") + term;
            }
        }
        String powers = Numbers.horner(coefficients, degree + 1);
        if (text.isEmpty()) {
            return powers.isEmpty() ? "0.0" : powers;
        }
        return powers.isEmpty() ? text : text.startsWith("-") ? powers + " - " + text.substring(1) : powers + " + " + text;
    }

    String words(double[] coefficients) {
        List<String> words = new ArrayList<>();
        int highest = degree;
        while (highest > 0 && coefficients[highest] == 0) {
            highest--;
        }
        if (highest > 1) {
            words.add("a polynomial of degree " + highest);
        } else if (highest == 1) {
            words.add("a straight line of slope " + Numbers.text(coefficients[1]));
        }
        for (int i = 0; i < atoms.size(); i++) {
            if (coefficients[degree + 1 + i] != 0) {
                words.add(Numbers.text(coefficients[degree + 1 + i]) + " times " + atoms.get(i).words());
            }
        }
        if (coefficients[0] != 0 || words.isEmpty()) {
            words.add("the constant " + Numbers.text(coefficients[0]));
        }
        return String.join(" plus ", words);
    }
}
