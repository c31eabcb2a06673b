#!/usr/bin/python3
"""Operations counted inside networks: Axonmark beside hooks in PyTorch as NeuroBench counts, same networks and images, one core each.

Run from the checkout: ci/peers/spiking_counts.py (after ./axonmark tasks, which builds; needs python3-torch, python3-onnx, dataset-fashion-mnist).
Networks: spiking-mlp, spiking-cnn and spiking-snn as they are committed, and a block of spiking attention (two steps, four heads, weights drawn here),
which PyTorch exports. Images: the 10 000 test images of Fashion-MNIST; and every second of 500 with its pixels cut to 0 and 1, so that inputs of
both kinds meet in one batch.

The peer is written from NeuroBench's published rule: a hook before each Conv2d and Linear keeps what the layer is given; then the layer runs twice
more, once with inputs and weights set to 1 where they are not 0 (effective operations: additions if all entries of the batch are -1, 0 or 1, else
multiplications) and once with all set to 1 (dense). It is kinder than NeuroBench, which copies the layer for each call: weights are set to 1 once.
Compared are, product by product: NeuroBench's rule image by image and in batches of 64, the latter worked out from what Axonmark kept image by image;
dense operations; and, with the products of attention, SpikingJelly's rule image by image. Images in which the two runtimes' sums, taken in another
order, carry a membrane over its threshold differ in truth; they are told by a membrane (or a rectifier's input) that stands at its threshold within
1e-5, at most 2 % of images may, and all others must be equal.

Times are CPU times over the 10 000 images, JVM start and imports excluded, both warm; three alternated rounds. Axonmark runs ONNX Runtime and the
meter in one process and works out NeuroBench's rule for each image; all other rules could be worked out from the same counts. Prints the medians of
the ratios; fails where counts differ or Axonmark is not three times faster than hooks that count image by image as it does. Hooks that count batches
of 100 are shown beside: their counts are those of a batch, which no image has, and they are worth more time the larger their batches are.
"""
import os
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
import glob
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
IMAGES = "/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz"
ROUNDS = 3
COMPARED = 500  # images whose counts are compared
BATCH, BEST_BATCH = 64, 100
NEAR, EXCEPTIONS = 1e-5, 0.02
FASTER = 3
WARM_UPS = 2  # times over all images, for Java compiles what is hot while it runs
torch.set_num_threads(1)
torch.set_grad_enabled(False)


class Thresholds:
    """How near the smallest distance to a threshold came, image by image."""
    nearest = None

    @classmethod
    def see(cls, distance):
        if cls.nearest is not None:
            least = distance.abs().flatten(1).min(1).values
            cls.nearest = torch.minimum(cls.nearest, least)


class Lif(nn.Module):
    """Leaky integrate-and-fire from rest: tau 2, hard reset to 0; a list of inputs, one a step."""

    def __init__(self, threshold=1.0):
        super().__init__()
        self.threshold = threshold

    def forward(self, x):
        potential = torch.zeros_like(x[0])
        spikes = []
        for current in x:
            potential = potential + (current - potential) / 2.0
            Thresholds.see(potential - self.threshold)
            spike = (potential >= self.threshold).float()
            potential = potential * (1 - spike)
            spikes.append(spike)
        return spikes


def relu(x):
    Thresholds.see(x)
    return functional.relu(x)


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.out = nn.Linear(784, 256), nn.Linear(256, 10)

    def forward(self, x):
        return self.out(relu(self.first(x.flatten(1))))


class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second, self.out = nn.Conv2d(1, 24, 3, 2, 1), nn.Conv2d(24, 48, 3, 2, 1), nn.Linear(48 * 49, 10)

    def forward(self, x):
        return self.out(relu(self.second(relu(self.first(x)))).flatten(1))


class Snn(Cnn):
    def __init__(self):
        super().__init__()
        self.neurons = nn.ModuleList([Lif(), Lif()])

    def forward(self, x):
        x = self.neurons[0]([self.first(x)] * 4)
        x = self.neurons[1]([self.second(s) for s in x])
        return torch.stack([self.out(s.flatten(1)) for s in x], 1)


class Product(nn.Module):
    """A product of two activations, in a module of its own so that a hook can see it."""

    def forward(self, a, b):
        return a @ b


class Attention(nn.Module):
    """Patches, spikes, one block of spiking self-attention with four heads over two steps, and a read-out."""

    def __init__(self):
        super().__init__()
        self.embed = nn.Conv2d(1, 32, 4, 4)
        self.q, self.k, self.v, self.project = (nn.Linear(32, 32) for _ in range(4))
        self.scores, self.values = Product(), Product()
        self.neurons = nn.ModuleList([Lif(), Lif(), Lif(), Lif(), Lif(0.5), Lif()])
        self.out = nn.Linear(32, 10)
        torch.manual_seed(1)
        for parameter in self.parameters():
            parameter.copy_(torch.randn(parameter.shape) * 0.4 + 0.1)

    def heads(self, x):
        return x.reshape(-1, 49, 4, 8).transpose(1, 2)

    def forward(self, x):
        tokens = self.neurons[0]([self.embed(x).flatten(2).transpose(1, 2)] * 2)
        q, k, v = (neuron([layer(t) for t in tokens]) for layer, neuron in zip((self.q, self.k, self.v), self.neurons[1:4]))
        q, k, v = ([self.heads(t) for t in part] for part in (q, k, v))
        mixed = [self.values(self.scores(a, b.transpose(2, 3)) * 0.125, c) for a, b, c in zip(q, k, v)]
        mixed = self.neurons[4]([m.transpose(1, 2).reshape(-1, 49, 32) for m in mixed])
        done = self.neurons[5]([self.project(m) for m in mixed])
        return torch.stack([self.out((d + t).mean(1)) for d, t in zip(done, tokens)], 1)


def committed(kind, network):
    """Fills a network with the weights of a submission's file; returns the file's bytes."""
    with open(f"{ROOT}/submissions/spiking-{kind}/src/main/resources/model.onnx", "rb") as file:
        data = file.read()
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load_from_string(data).graph.initializer}
    layers = [layer for layer in network.children() if isinstance(layer, (nn.Conv2d, nn.Linear))]
    for layer in layers:
        mine = [value for value in weights.values() if value.shape == tuple(layer.weight.shape)]
        bias = [value for value in weights.values() if value.shape == tuple(layer.bias.shape)]
        assert len(mine) == 1 and len(bias) == 1, "a layer whose weights cannot be told by their shape"
        layer.weight.copy_(torch.tensor(mine[0]))
        layer.bias.copy_(torch.tensor(bias[0]))
    return data


class Hooks:
    """Counts as NeuroBench does what layers were given."""

    def __init__(self, network):
        self.network = network
        self.calls = []
        self.ones = {}
        for layer in network.modules():
            if isinstance(layer, (nn.Conv2d, nn.Linear)):
                self.ones[layer] = (layer.weight != 0).float(), torch.ones_like(layer.weight)
            if isinstance(layer, (nn.Conv2d, nn.Linear, Product)):
                layer.register_forward_pre_hook(lambda module, inputs: self.calls.append((module, inputs)))

    @staticmethod
    def run(layer, x, weight):
        return functional.conv2d(x, weight, None, layer.stride, layer.padding) if isinstance(layer, nn.Conv2d) else functional.linear(x, weight)

    def count(self, images):
        """Multiplications, additions and dense operations of each call of a layer."""
        self.calls.clear()
        self.network(images)
        counts = []
        for layer, (x, *others) in self.calls:
            if others:
                continue
            weight, ones = self.ones[layer]
            spikes = bool(((x == 0) | (x.abs() == 1)).all())
            effective = float(self.run(layer, (x != 0).float(), weight).sum(dtype=torch.float64))
            dense = float(self.run(layer, torch.ones_like(x), ones).sum(dtype=torch.float64))
            counts.append((0.0, effective, dense) if spikes else (effective, 0.0, dense))
        return counts

    def spikingjelly(self, images):
        """Multiplications and additions of each call, products of attention too, by SpikingJelly's rule."""
        self.calls.clear()
        self.network(images)
        counts = []
        for layer, (x, *others) in self.calls:
            y = others[0] if others else layer.weight if isinstance(layer, nn.Conv2d) else layer.weight.t()
            spikes, right = (bool(((part == 0) | (part == 1)).all()) for part in (x, y))
            if isinstance(layer, nn.Conv2d):
                assert not right
                outputs = self.run(layer, x, torch.ones_like(y))
                additions = float(outputs.sum(dtype=torch.float64)) if spikes else 0.0
                counts.append((0.0 if spikes else float(outputs.numel() * y[0].numel()), additions))
            elif spikes and right:
                counts.append((0.0, float((x @ y).sum(dtype=torch.float64))))
            elif spikes:
                counts.append((0.0, float(x.count_nonzero() * y.shape[-1])))
            elif right:
                counts.append((0.0, float(y.count_nonzero() * x.shape[-2])))
            else:
                counts.append((float(x.numel() * y.shape[-1]), 0.0))
        return counts


class Ours:
    """Axonmark's half."""

    def __init__(self, folder):
        jars = glob.glob(ROOT + "/benchmarks/jmh/target/timing/*.jar") + glob.glob(ROOT + "/benchmarks/jmh/target/libraries/*.jar")
        java = os.path.join(os.environ.get("JAVA_HOME", sorted(glob.glob("/usr/lib/jvm/*25*"))[-1]), "bin/java")
        self.folder = folder
        self.process = subprocess.Popen([java, "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx1g", "-cp", ":".join(jars),
                                         "org.axonmark.jmh.SpikingPeer", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.images = int(self.process.stdout.readline())

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        assert answer, "Axonmark's half ended"
        return answer

    def counts(self, kind, first, last, batch):
        file = os.path.join(self.folder, "counts")
        self.ask(f"counts {kind} {first} {last} {batch} {file}")
        with open(file) as lines:
            return [json.loads(line) for line in lines]

    def seconds(self, kind, count):
        return float(self.ask(f"time {kind} {count}"))


def same(ours, theirs):
    """Whether counts of the calls of each layer agree; a graph's calls may stand in another order."""
    return sorted(map(tuple, ours)) == sorted(map(tuple, theirs))


def compared(kind, hooks, ours, images, first):
    """Compares counts image by image and in batches; returns how many images stand at a threshold, and whether some others differ."""
    wrong = apart = mixed = 0
    mine = ours.counts(kind, first, first + len(images), 1)
    near = []
    for i, image in enumerate(images):
        Thresholds.nearest = torch.full((1,), torch.inf)
        neurobench = hooks.count(image[None])
        spikingjelly = hooks.spikingjelly(image[None])
        near.append(float(Thresholds.nearest))
        layers = [call[:3] for call in mine[i] if not call[5]]
        equal = same(layers, neurobench) and same([call[3:5] for call in mine[i]], spikingjelly)
        if not equal:
            apart += near[-1] < NEAR
            wrong += near[-1] >= NEAR
    Thresholds.nearest = None
    batches = ours.counts(kind, first, first + len(images), BATCH)
    equal_batches = 0
    for i, batch in enumerate(batches):
        part = slice(i * BATCH, (i + 1) * BATCH)
        neurobench = hooks.count(images[part])
        layers = [call[:3] for call in batch if not call[5]]
        alone = np.sum([[call[0], call[1]] for item in mine[part] for call in item], axis=0)
        mixed += bool(alone[1] > np.sum([call[1] for call in layers]))
        equal = same(layers, neurobench)
        equal_batches += equal
        wrong += not equal and min(near[part]) >= NEAR
    print(f"{kind}: {len(images) - apart - wrong} of {len(images)} images equal call by call, {apart} at a threshold, {wrong} wrong;"
          f" {equal_batches} of {len(batches)} batches of {BATCH} equal, in {mixed} of them additions flipped to multiplications", flush=True)
    return wrong == 0 and apart <= EXCEPTIONS * len(images)


def timed(hooks, images, batch):
    begun = time.process_time()
    for first in range(0, len(images), batch):
        hooks.count(images[first:first + batch])
    return time.process_time() - begun


def main():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with gzip.open(IMAGES) as file:
        images = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 1, 28, 28) / np.float32(255)
    mixed = images[:COMPARED].copy()
    mixed[::2] = mixed[::2] > 0.5
    networks = {"mlp": Mlp(), "cnn": Cnn(), "snn": Snn(), "attention": Attention()}
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for kind, network in networks.items():
            network.eval()
            path = os.path.join(folder, kind + ".onnx")
            if kind == "attention":
                torch.onnx.export(network, torch.zeros(1, 1, 28, 28), path, input_names=["image"], output_names=["scores"], opset_version=13,
                                  dynamic_axes={"image": {0: "n"}, "scores": {0: "n"}})
            else:
                with open(path, "wb") as file:
                    file.write(committed(kind, network))
        np.concatenate([images, mixed]).astype("<f4").tofile(os.path.join(folder, "images"))
        ours = Ours(folder)
        images, mixed = torch.tensor(images), torch.tensor(mixed)
        assert ours.images == len(images) + len(mixed)
        for kind, network in networks.items():
            hooks = Hooks(network)
            good &= compared(kind, hooks, ours, images[:COMPARED], 0)
            good &= compared(kind, hooks, ours, mixed, len(images))
            one_by_one, batched = [], []
            timed(hooks, images[:1000], 1)
            for _ in range(WARM_UPS):
                ours.seconds(kind, len(images))
            for _ in range(ROUNDS):
                mine = ours.seconds(kind, len(images))
                alone, together = timed(hooks, images, 1), timed(hooks, images, BEST_BATCH)
                one_by_one.append(alone / mine)
                batched.append(together / mine)
                print(f"{kind}: Axonmark {mine:.2f} s, hooks image by image {alone:.2f} s ({alone / mine:.1f}x), by {BEST_BATCH}"
                      f" {together:.2f} s ({together / mine:.1f}x)", flush=True)
            ratios = statistics.median(one_by_one), statistics.median(batched)
            print(f"{kind}: median ratios {ratios[0]:.1f} image by image (to be at least {FASTER}), {ratios[1]:.1f} in batches of {BEST_BATCH}",
                  flush=True)
            good &= ratios[0] >= FASTER
        ours.process.stdin.close()
        ours.process.wait()
    return 0 if good else 1


sys.exit(main())
