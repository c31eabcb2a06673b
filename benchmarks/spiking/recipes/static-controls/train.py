"""Trains the ONNX controls of spiking/static-sample and writes them: a multi-layer perceptron, a network of two convolutions, and the
same two convolutions with leaky integrate-and-fire neurons over 4 steps. Needs Debian's python3-torch (1.13), python3-numpy and
dataset-fashion-mnist; one thread, so that the same seed gives the same numbers on one machine.

    /usr/bin/python3 train.py mlp|cnn|snn SEED EPOCHS OUT.onnx
"""

import gzip
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional

FOLDER = "/usr/share/datasets/fashion-mnist"
BATCH = 128
STEPS = 4
TAU = 2.0


def read(name, header):
    """The entries of a gzipped IDX file behind its header."""
    with gzip.open(f"{FOLDER}/{name}-ubyte.gz") as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=header)


def load(part):
    """Images [n][1][28][28] in [0, 1] and labels [n]."""
    images = read(f"{part}-images-idx3", 16).reshape(-1, 1, 28, 28)
    return torch.tensor(images / numpy.float32(255)), torch.tensor(read(f"{part}-labels-idx1", 8).astype(numpy.int64))


class Spike(torch.autograd.Function):
    """Fires at 0 and above; backward by the derivative of an arctangent with alpha 2 (Fang et al., arXiv 2007.05785)."""

    @staticmethod
    def forward(context, potential):
        context.save_for_backward(potential)
        return (potential >= 0).float()

    @staticmethod
    def backward(context, gradient):
        (potential,) = context.saved_tensors
        return gradient / (1 + (torch.pi * potential) ** 2)


class Lif(nn.Module):
    """Leaky integrate-and-fire, hard reset to 0, threshold 1, from rest: x is a list of inputs, one a step."""

    def forward(self, x):
        potential = torch.zeros_like(x[0])
        spikes = []
        for current in x:
            potential = potential + (current - potential) / TAU
            spike = Spike.apply(potential - 1) if self.training else (potential >= 1).float()
            potential = potential * (1 - spike)
            spikes.append(spike)
        return spikes


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))

    def forward(self, x):
        return self.layers(x)


class Cnn(nn.Module):
    """Two convolutions of stride 2 and a linear read-out."""

    def __init__(self):
        super().__init__()
        self.first = nn.Sequential(nn.Conv2d(1, 24, 3, 2, 1, bias=False), nn.BatchNorm2d(24))
        self.second = nn.Sequential(nn.Conv2d(24, 48, 3, 2, 1, bias=False), nn.BatchNorm2d(48))
        self.out = nn.Linear(48 * 49, 10)

    def forward(self, x):
        x = functional.relu(self.first(x))
        x = functional.relu(self.second(x))
        return self.out(x.flatten(1))


class Snn(Cnn):
    """The same, with spikes for the rectifiers; the image is the constant current of every step. Scores of each step: [n][steps][classes]."""

    def __init__(self):
        super().__init__()
        self.neurons = nn.ModuleList([Lif(), Lif()])

    def forward(self, x):
        x = self.neurons[0]([self.first(x)] * STEPS)
        x = self.neurons[1]([self.second(s) for s in x])
        return torch.stack([self.out(s.flatten(1)) for s in x], 1)


def scores(network, images):
    out = network(images)
    return out.mean(1) if out.dim() == 3 else out


def accuracy(network, images, labels):
    network.eval()
    with torch.no_grad():
        right = sum((scores(network, images[i:i + 500]).argmax(1) == labels[i:i + 500]).sum().item() for i in range(0, len(images), 500))
    network.train()
    return right / len(images)


def main():
    kind, seed, epochs, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    images, labels = load("train")
    network = {"mlp": Mlp, "cnn": Cnn, "snn": Snn}[kind]()
    optimiser = torch.optim.Adam(network.parameters(), 2e-3)
    steps = epochs * (len(images) // BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, steps)
    for epoch in range(epochs):
        order = torch.randperm(len(images))
        for i in range(len(images) // BATCH):
            part = order[i * BATCH:(i + 1) * BATCH]
            shown = images[part]
            if i % 2:
                shown = shown.flip(3)
            loss = functional.cross_entropy(scores(network, shown), labels[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
        print(f"epoch {epoch + 1}: loss of the last batch {loss.item():.3f}", flush=True)
    tests = load("t10k")
    print(f"{kind} seed {seed}: accuracy {accuracy(network, *tests):.4f} on the 10 000 test images", flush=True)
    network.eval()
    torch.onnx.export(network, torch.zeros(1, 1, 28, 28), path, input_names=["image"], output_names=["scores"], opset_version=13,
                      dynamic_axes={"image": {0: "n"}, "scores": {0: "n"}})


main()
