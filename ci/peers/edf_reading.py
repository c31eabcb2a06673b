#!/usr/bin/python3
"""Reading eegmat's recordings (EDF+): Axonmark's reader beside MNE's, same files, signals in physical units and annotations, one core each.

Run from the checkout: AXONMARK_MIRROR=FOLDER ci/peers/edf_reading.py (after ./axonmark tasks, which builds; needs python3-mne).
The recordings are decompressed beforehand, so that both read plain .edf from the page cache. JVM start and imports are excluded, both are
warm; five alternated pairs; every value of every recording is compared; prints the median of the ratios.
"""
import os
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
import glob
import lzma
import statistics
import subprocess
import sys
import tempfile
import time

import mne
import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAIRS = 5
TOLERANCE = 1e-9  # microvolts; one digital step of these files is about 2e-3


def read(path):
    return mne.io.read_raw_edf(path, preload=True, stim_channel=False, verbose="error")


def read_all(paths):
    for path in paths:
        read(path)


def worst(ours, paths, folder):
    """The largest difference of any two values, in microvolts."""
    largest = 0.0
    target = os.path.join(folder, "values")
    for path in paths:
        ours.stdin.write(os.path.basename(path) + "\t" + target + "\n")
        ours.stdin.flush()
        assert ours.stdout.readline() == "written\n", "Axonmark's reader ended"
        theirs = read(path).get_data() * 1e6
        mine = np.fromfile(target, "<f8").reshape(theirs.shape)
        largest = max(largest, float(np.abs(mine - theirs).max()))
    return largest


def main():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    jars = glob.glob(ROOT + "/harness/cli/target/cli/*.jar") + glob.glob(ROOT + "/benchmarks/jmh/target/timing/*.jar")
    java = os.path.join(os.environ.get("JAVA_HOME", sorted(glob.glob("/usr/lib/jvm/*25*"))[-1]), "bin/java")
    with tempfile.TemporaryDirectory() as folder:
        packed = sorted(glob.glob(os.environ["AXONMARK_MIRROR"] + "/eegmat/*.edf.xz"))
        assert packed, "no .edf.xz in AXONMARK_MIRROR/eegmat"
        paths = []
        for path in packed:
            paths.append(os.path.join(folder, os.path.basename(path)[:-3]))
            with lzma.open(path) as source, open(paths[-1], "wb") as plain:
                plain.write(source.read())
        ours = subprocess.Popen([java, "-XX:+UseSerialGC", "-Xmx1g", "-cp", ":".join(jars), "org.axonmark.jmh.EdfPeer", folder],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert int(ours.stdout.readline()) == len(paths)
        read_all(paths)
        ratios = []
        for _ in range(PAIRS):
            ours.stdin.write("\n")
            ours.stdin.flush()
            product = float(ours.stdout.readline())
            begun = time.perf_counter()
            read_all(paths)
            peer = time.perf_counter() - begun
            ratios.append(peer / product)
            print(f"Axonmark {product:.3f} s, MNE {mne.__version__} {peer:.3f} s, ratio {peer / product:.2f}", flush=True)
        difference = worst(ours, paths, folder)
        ours.stdin.close()
        ours.wait()
    print(f"median ratio {statistics.median(ratios):.2f}; {len(paths)} recordings, largest difference {difference:.1e} uV"
          f" (allowed {TOLERANCE:.0e})")
    return 0 if difference <= TOLERANCE else 1


sys.exit(main())
