"""Calls STEP's claims by the rule of decision 0060. RUNS holds VARIANT-SEED.npy, the scores [n][classes] that train.py wrote; COSTS.csv is
what CostOfModels printed of the ONNX files of the same names.

    /usr/bin/python3 claims.py RUNS COSTS.csv
"""

import csv
import math
import pathlib
import sys

import numpy

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))

SEEDS = [1, 2, 3, 4, 5]
CLAIMED = ["spikformer", "vit", "one-conv", "rate", "random"]
# In no claim: shown with the seeds that are there.
BESIDE_THEM = ["spike-driven", "qk"]
POINTS = 0.005
ENERGY = "energy-horowitz-step-composite-v1-spikingjelly-1"
BESIDE = "energy-textbook-45nm-v1-textbook-1"
ALPHA = 0.05


def crossed(values):
    """Mean of values [seeds][images], its standard error and Satterthwaite's degrees of freedom, seeds and images random and crossed."""
    s, i = values.shape
    mean = values.mean()
    of_seeds, of_images = values.mean(1), values.mean(0)
    rest = values - of_seeds[:, None] - of_images[None, :] + mean
    square_seeds = i * ((of_seeds - mean) ** 2).sum() / (s - 1)
    square_images = s * ((of_images - mean) ** 2).sum() / (i - 1)
    square_rest = (rest ** 2).sum() / ((s - 1) * (i - 1))
    first, second = max(square_seeds, square_rest), max(square_images, square_rest)
    total = first + second - square_rest
    if total == 0:
        return mean, 0.0, float(s - 1)
    degrees = total ** 2 / (first ** 2 / (s - 1) + second ** 2 / (i - 1) + square_rest ** 2 / ((s - 1) * (i - 1)))
    return mean, math.sqrt(total / (s * i)), degrees


def tail(t, degrees):
    """P(T > t) of Student's distribution: the integral of cos^(degrees - 1), t being sqrt(degrees) tan(angle)."""
    def integral(low):
        angle = numpy.linspace(low, math.pi / 2, 20_001)
        height = numpy.cos(angle).clip(0) ** (degrees - 1)
        return numpy.trapz(height, angle)
    part = integral(math.atan(abs(t) / math.sqrt(degrees))) / (2 * integral(0))
    return part if t >= 0 else 1 - part


def quantile(p, degrees):
    """t with P(T > t) = p, p below one half."""
    low, high = 0.0, 1000.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(middle, degrees) > p else (low, middle)
    return high


def holm(p):
    adjusted, most = [0.0] * len(p), 0.0
    for rank, at in enumerate(sorted(range(len(p)), key=lambda k: p[k])):
        most = max(most, min(1.0, (len(p) - rank) * p[at]))
        adjusted[at] = most
    return adjusted


def beyond(values, bound):
    """p of the mean being other than the bound, and whether it lies beyond."""
    mean, error, degrees = crossed(values)
    return 2 * tail(abs(mean - bound) / error, degrees), mean > bound


def within(values, bound):
    """p of the likelier of two: the mean lies within both bounds, or beyond one."""
    mean, error, degrees = crossed(values)
    inside = 2 * tail((bound - abs(mean)) / error, degrees)
    outside = 2 * tail((abs(mean) - bound) / error, degrees)
    return min(inside, outside), inside < outside


def call(p, holds):
    return "unresolved" if p >= ALPHA else "supported" if holds else "contradicted"


def rights(runs, truth, variant, seeds):
    """1 where right [seeds][images]."""
    scores = [numpy.load(f"{runs}/{variant}-{seed}.npy") for seed in seeds]
    return numpy.array([made.argmax(1) == truth for made in scores], dtype=numpy.float64)


def costs(path):
    """Value by (model, metric), the mean over images, and the values [images] themselves."""
    values = {}
    with open(path) as file:
        for row in csv.DictReader(file):
            values.setdefault((row["model"], row["metric"]), []).append(float(row["value"]))
    return {key: numpy.array(value) for key, value in values.items()}


def main():
    from training import read
    runs, cost = sys.argv[1], costs(sys.argv[2])
    truth = read("t10k-labels-idx1", 8)
    made = {variant: SEEDS for variant in CLAIMED}
    made |= {variant: [seed for seed in SEEDS if pathlib.Path(f"{runs}/{variant}-{seed}.npy").exists()] for variant in BESIDE_THEM}
    right = {variant: rights(runs, truth, variant, seeds) for variant, seeds in made.items()}

    def of_seeds(variant, metric):
        return numpy.array([cost[f"{variant}-{seed}", metric] for seed in made[variant]])

    print("| network | seeds | accuracy, mean | least, greatest | parameters | AC, MAC by spikingjelly-1 | µJ by composite-v1 | µJ by textbook-45nm-v1 |")
    print("|---|---|---|---|---|---|---|---|")
    for variant in made:
        each = right[variant].mean(1)
        print(f"| `{variant}` | {len(made[variant])} | {each.mean():.4f} | {each.min():.4f}, {each.max():.4f} | {of_seeds(variant, 'parameters').mean():.0f}"
              f" | {of_seeds(variant, 'spikingjelly-1-ac').mean():.0f}, {of_seeds(variant, 'spikingjelly-1-mac').mean():.0f}"
              f" | {1000 * of_seeds(variant, ENERGY).mean():.2f} | {1000 * of_seeds(variant, BESIDE).mean():.3f} |")

    energy = {metric: numpy.log(of_seeds("spikformer", metric)) - numpy.log(of_seeds("vit", metric)) for metric in (ENERGY, BESIDE)}
    claims = [
        ("front end", right["spikformer"] - right["one-conv"], beyond, POINTS),
        ("encoding", right["spikformer"] - right["rate"], beyond, POINTS),
        ("random attention", right["spikformer"] - right["random"], within, POINTS),
        ("quantised twin", energy[ENERGY], beyond, math.log(1.1)),
    ]
    tests = [test(values, bound) for _, values, test, bound in claims]
    adjusted = holm([p for p, _ in tests])
    print("| claim | difference [95 %] | p, Holm | call |")
    print("|---|---|---|---|")
    for (name, values, _, _), p, (_, holds) in zip(claims, adjusted, tests):
        mean, error, degrees = crossed(values)
        half = error * quantile(0.025, degrees)
        shown = [100 * x if name != "quantised twin" else math.exp(x) for x in (mean, mean - half, mean + half)]
        print(f"| {name} | {shown[0]:.2f} [{shown[1]:.2f}, {shown[2]:.2f}] | {p:.2g} | {call(p, holds)} |")
    print(f"beside: energy by {BESIDE}, spikformer : vit {math.exp(energy[BESIDE].mean()):.2f}")
    print(f"spikformer {100 * right['spikformer'].mean():.2f} %, vit less spikformer {100 * (right['vit'] - right['spikformer']).mean():.2f} points")


if __name__ == "__main__":
    main()
