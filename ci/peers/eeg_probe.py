#!/usr/bin/python3
"""Leave-one-subject-out with nested C on eegmat's band power: Axonmark's probe beside scikit-learn's, same features, one core each.

Run from the checkout: AXONMARK_MIRROR=FOLDER ci/peers/eeg_probe.py (after ./axonmark tasks, which builds; needs python3-sklearn).
JVM start and reading are excluded; five alternated pairs; prints the median of the ratios.
"""
import os
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
import glob
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from sklearn.preprocessing import StandardScaler

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STRENGTHS = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0]
PAIRS = 5


def fit(x, y, c, solver):
    return LogisticRegression(C=c, class_weight="balanced", solver=solver, max_iter=5000, tol=1e-6).fit(x, y)


def score(features, labels, subjects, solver):
    """Balanced accuracy of each left-out subject."""
    scores = []
    for out in range(36):
        training = [s for s in range(36) if s != out]
        sums = np.zeros(len(STRENGTHS))
        for fold in range(5):
            held = np.isin(subjects, training[fold::5])
            inner = np.isin(subjects, training) & ~held
            scaler = StandardScaler().fit(features[inner])
            x, z = scaler.transform(features[inner]), scaler.transform(features[held])
            for k, c in enumerate(STRENGTHS):
                sums[k] += balanced_accuracy_score(labels[held], fit(x, labels[inner], c, solver).predict(z)) / 5
        best = 0
        for k in range(1, len(STRENGTHS)):
            if sums[k] > sums[best] + 1e-12:
                best = k
        train, test = subjects != out, subjects == out
        scaler = StandardScaler().fit(features[train])
        model = fit(scaler.transform(features[train]), labels[train], STRENGTHS[best], solver)
        scores.append(balanced_accuracy_score(labels[test], model.predict(scaler.transform(features[test]))))
    return np.array(scores)


def main():
    os.sched_setaffinity(0, {0})
    jars = glob.glob(ROOT + "/harness/cli/target/cli/*.jar") + glob.glob(ROOT + "/benchmarks/jmh/target/timing/*.jar") + \
        [ROOT + "/submissions/band-power/target/band-power.jar"]
    java = os.path.join(os.environ.get("JAVA_HOME", sorted(glob.glob("/usr/lib/jvm/*25*"))[-1]), "bin/java")
    with tempfile.NamedTemporaryFile() as file:
        ours = subprocess.Popen([java, "-Xmx3g", "-cp", ":".join(jars), "org.axonmark.jmh.ProbePeer",
                                 os.environ["AXONMARK_MIRROR"], file.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        mine = np.array([float(v) for v in ours.stdout.readline().split()])
        features = np.fromfile(file.name, "<f4").reshape(1080, 95).astype(float)
    labels = np.tile(np.repeat([0, 1], 15), 36)
    subjects = np.repeat(np.arange(36), 30)
    solvers = sys.argv[1:] or ["lbfgs", "newton-cholesky"]
    for solver in solvers:
        ratios = []
        for _ in range(PAIRS):
            ours.stdin.write("\n")
            ours.stdin.flush()
            product = float(ours.stdout.readline())
            begun = time.perf_counter()
            theirs = score(features, labels, subjects, solver)
            peer = time.perf_counter() - begun
            ratios.append(peer / product)
            print(f"{solver}: Axonmark {product:.2f} s, scikit-learn {peer:.2f} s, ratio {peer / product:.2f}", flush=True)
        equal = int(np.sum(np.abs(theirs - mine) < 1e-9))
        print(f"{solver}: median ratio {statistics.median(ratios):.2f}; {equal} of 36 subjects equal", flush=True)
    ours.stdin.close()
    ours.wait()


main()
