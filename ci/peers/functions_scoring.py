#!/usr/bin/python3
"""Scoring hypotheses about numeric functions: Axonmark beside FIND's way (one Python call a point) and beside vectorised NumPy, one core each.

Run from the checkout: ci/peers/functions_scoring.py (after ./axonmark tasks, which builds; needs python3-numpy).
200 hypotheses about 40 functions of functions/numeric@1, 2 000 points each: the truth, a line, a polynomial of degree 5, polylines through 17 and
through up to 256 points. All work out truth and hypothesis at every point, and the nMSE; hypotheses are read, and Python is compiled, beforehand
(what Axonmark takes with reading is printed beside). Times are CPU times, so that a busy machine matters less. FIND's way is kinder than FIND: its functions use math, not NumPy, on scalars, and the errors
are summed once, not anew after each point; as FIND does, the hypothesis is called by exec. JVM start and imports are excluded, all are warm; five
alternated rounds; every nMSE is compared; prints the medians of the ratios.
"""
import os
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
import bisect
import glob
import json
import math
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROUNDS = 5
TIMES = 20  # passes of the two quick ones in a round
RELATIVE, ABSOLUTE = 1e-9, 1e-20


class Scalars:
    """The operators on one number."""
    inf = math.inf
    exp, sin, cos, tan, tanh, floor, ceil, abs, min, max = math.exp, math.sin, math.cos, math.tan, math.tanh, math.floor, math.ceil, abs, min, max

    @staticmethod
    def log(a):
        return math.log(a) if a > 0 else -math.inf if a == 0 else math.nan

    @staticmethod
    def sqrt(a):
        return math.sqrt(a) if a >= 0 else math.nan

    @staticmethod
    def step(a, at_zero):
        return 1.0 if a > 0 else 0.0 if a < 0 else at_zero

    @staticmethod
    def relu(a, leak):
        return a if a >= 0 else leak * a

    @staticmethod
    def gaussian(a, centre, width):
        return math.exp(-0.5 * ((a - centre) / width) ** 2)

    @staticmethod
    def rectangle(a, centre, width):
        return 1.0 if abs(a - centre) <= width / 2 else 0.0

    @staticmethod
    def squarewave(a, period, shift):
        cycles = (a - shift) / period
        return 1.0 if cycles - math.floor(cycles) < 0.5 else -1.0

    @staticmethod
    def inside(a, low, high, low_in, high_in):
        return (a >= low if low_in else a > low) and (a <= high if high_in else a < high)

    @staticmethod
    def choose(condition, a, b):
        return a if condition else b

    @staticmethod
    def polyline(xs, ys):
        def through(a):
            if a <= xs[0]:
                return ys[0]
            if a >= xs[-1]:
                return ys[-1]
            k = bisect.bisect_right(xs, a)
            return ys[k - 1] + (a - xs[k - 1]) / (xs[k] - xs[k - 1]) * (ys[k] - ys[k - 1])
        return through


class Vectors:
    """The operators on arrays."""
    inf = math.inf
    exp, log, sin, cos, tan, tanh = np.exp, np.log, np.sin, np.cos, np.tan, np.tanh
    abs, sqrt, floor, ceil, min, max = np.abs, np.sqrt, np.floor, np.ceil, np.minimum, np.maximum

    @staticmethod
    def step(a, at_zero):
        return np.heaviside(a, at_zero)

    @staticmethod
    def relu(a, leak):
        return np.where(a >= 0, a, leak * a)

    @staticmethod
    def gaussian(a, centre, width):
        return np.exp(-0.5 * ((a - centre) / width) ** 2)

    @staticmethod
    def rectangle(a, centre, width):
        return np.where(np.abs(a - centre) <= width / 2, 1.0, 0.0)

    @staticmethod
    def squarewave(a, period, shift):
        cycles = (a - shift) / period
        return np.where(cycles - np.floor(cycles) < 0.5, 1.0, -1.0)

    @staticmethod
    def inside(a, low, high, low_in, high_in):
        return (a >= low if low_in else a > low) & (a <= high if high_in else a < high)

    @staticmethod
    def choose(condition, a, b):
        return np.where(condition, a, b)

    @staticmethod
    def polyline(xs, ys):
        xs, ys = np.array(xs), np.array(ys)
        return lambda a: np.interp(a, xs, ys)


def compiled(source, lines, operators):
    names = {name: getattr(operators, name) for name in dir(operators) if not name.startswith("__")}
    polylines = [operators.polyline(*line) for line in lines]
    names["through"] = lambda a, k: polylines[k](a)
    exec("def function(x):\n    return " + source, names)
    return names["function"]


def normalised(error, variance, energy):
    return error / max(variance, 1e-12 * max(1.0, energy))


def find_way(pairs):
    """One call of the truth and one exec of the hypothesis a point."""
    errors = []
    for truth, guess, points in pairs:
        f, g = [], []
        for x in points:
            f.append(truth(x))
            exec(f"g.append(guess({x}))")
        n = len(f)
        mean = sum(f) / n
        errors.append(normalised(sum(abs(a - b) ** 2 for a, b in zip(f, g)) / n, sum((a - mean) ** 2 for a in f) / n,
                                 sum(a ** 2 for a in f) / n))
    return errors


def vectorised(pairs):
    errors = []
    for truth, guess, points in pairs:
        f = np.broadcast_to(truth(points), points.shape)
        g = guess(points)
        errors.append(normalised(np.mean((f - g) ** 2), np.var(f), np.mean(f ** 2)))
    return errors


def timed(score, pairs, times):
    begun = time.process_time()
    for _ in range(times):
        errors = score(pairs)
    return (time.process_time() - begun) / times, errors


def worst(errors, expected):
    """The largest difference, as a share of what is allowed."""
    return max(abs(a - b) / (ABSOLUTE + RELATIVE * abs(b)) for a, b in zip(errors, expected))


def main():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    jars = glob.glob(ROOT + "/benchmarks/jmh/target/timing/*.jar") + glob.glob(ROOT + "/benchmarks/jmh/target/libraries/*.jar")
    java = os.path.join(os.environ.get("JAVA_HOME", sorted(glob.glob("/usr/lib/jvm/*25*"))[-1]), "bin/java")
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "pairs")
        ours = subprocess.Popen([java, "-XX:+UseSerialGC", "-Xmx1g", "-cp", ":".join(jars), "org.axonmark.jmh.FunctionsPeer", file],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        count = int(ours.stdout.readline())
        with open(file) as source:
            read = [json.loads(line) for line in source]
    assert len(read) == count
    expected = [one["error"] for one in read]
    scalars, vectors = [
        [(compiled(one["truth"], one["lines"], operators), compiled(one["guess"], one["lines"], operators), points(one["points"]))
         for one in read] for operators, points in ((Scalars, list), (Vectors, np.array))]
    timed(vectorised, vectors, TIMES)
    over_find, over_numpy = [], []
    for _ in range(ROUNDS):
        ours.stdin.write(f"{TIMES}\n")
        ours.stdin.flush()
        product, from_text = (float(seconds) for seconds in ours.stdout.readline().split())
        by_point, by_point_errors = timed(find_way, scalars, 1)
        numpy, numpy_errors = timed(vectorised, vectors, TIMES)
        over_find.append(by_point / product)
        over_numpy.append(numpy / product)
        print(f"Axonmark {product:.4f} s ({from_text:.4f} s from text), FIND's way {by_point:.2f} s ({by_point / product:.0f}x),"
              f" NumPy {np.__version__} {numpy:.4f} s ({numpy / product:.2f}x)", flush=True)
    ours.stdin.close()
    ours.wait()
    difference = max(worst(by_point_errors, expected), worst(numpy_errors, expected))
    print(f"median ratios: FIND's way {statistics.median(over_find):.0f} (to be at least 100), NumPy {statistics.median(over_numpy):.2f} (to be at"
          f" least 1); {count} hypotheses, {count / product:.0f} a second; nMSE differ by {difference:.3f} of what is allowed"
          f" ({RELATIVE:.0e} and {ABSOLUTE:.0e})")
    return 0 if difference <= 1 else 1


sys.exit(main())
